import type { Shape } from '#platform/shapes.ts'

const words = (text: string, most: number): Shape => ({ of: 'words', most, text })
const record = (fields: Readonly<Record<string, Shape>>, optional: readonly string[] = []): Shape => ({
  of: 'record',
  fields,
  optional,
})
const list = (each: Shape): Shape => ({ of: 'list', each })

const OFTEN: Shape = { of: 'number', least: 0, most: 60, text: '1時間に何本か（0は、走らない）' }
const PARTS = record({ am: OFTEN, pm: OFTEN, night: OFTEN })
const FACTOR = (text: string): Shape => ({ of: 'number', least: 1, most: 2, text: `${text}で、平らな道の何倍かかるか` })

/** Stops, lines and slopes in the file of a city. */
export const travelShapes = (lat: Shape, lng: Shape): Readonly<Record<string, Shape>> => ({
  stops: list(record({ name: words('停留所の名前', 60), lat, lng })),
  lines: list(
    record(
      {
        name: words('路線の名前', 100),
        operator: { ...words('バスの会社', 60), empty: true } as Shape,
        both_ways: { of: 'yes', text: '逆向きにも同じように走る' },
        valid_from: { of: 'day', text: '始まる日' },
        ends_on: { of: 'day', orNull: true, text: '終わる日' },
        source: words('もとになるもの', 400),
        per_hour: record({ weekday: PARTS, weekend: PARTS }),
        stops: list(
          record({
            stop: words('停留所', 60),
            minutes: { of: 'number', least: 0, most: 180, text: '前の停留所からの分' },
          }),
        ),
      },
      ['operator', 'ends_on'],
    ),
  ),
  slopes: list(
    record(
      {
        area: words('圏域', 60),
        to: { ...words('もう1つの圏域', 60), orNull: true } as Shape,
        walk: FACTOR('歩き'),
        bicycle: FACTOR('自転車'),
        valid_from: { of: 'day', text: 'いつから' },
        source: words('もとになるもの', 400),
      },
      ['to'],
    ),
  ),
})
