import { CHANNEL_TEXT, CHANNELS } from '#features/consultations/index.ts'
import type { Read } from '#platform/db.ts'
import { areaValues, type Value, value } from '../counts/text.ts'
import type { FigureTable, Ground, Line, When } from '../rules.ts'
import { shareOf, tellingOf } from '../rules-told.ts'
import { recordsPath } from '../staff/paths.ts'
import { STEPS, type Step } from './rules.ts'
import { type Apart, type ApartCount, apartCounts } from './store.ts'
import { cellOf, funnelTables, reckoned } from './tables.ts'
import { APART_NOTES, APART_TEXT, STEP_TEXT } from './text.ts'

/** The way from 相談 to 定着 of a period, and the same by where people live and by how they first came (MGR-07). */
export async function apartFunnel(db: Read, when: When, ground: Ground): Promise<FigureTable[]> {
  const counts = await apartCounts(db, when?.year ?? null)
  const areas = await areaValues(db, new Set(counts.filter(({ dim }) => dim === 'area').map(one => one.value)))
  const channels = CHANNELS.map(channel => value(channel, CHANNEL_TEXT[channel]))
  return [
    ...(await funnelTables(db, when, ground)),
    tableOf('area', areas, { counts, when, ground }),
    tableOf('channel', channels, { counts, when, ground }),
  ]
}

type Of = { counts: readonly ApartCount[]; when: When; ground: Ground }

/** A line for each value; of each step small numbers are left out among the values, which together are all who came so far. */
function tableOf(dim: Apart, values: readonly Value[], { counts, when, ground }: Of): FigureTable {
  const tellings = new Map(
    STEPS.map(step => [
      step,
      tellingOf(
        counts.filter(one => one.dim === dim && one.step === step),
        when,
        ground.below,
      ),
    ]),
  )
  const path = (step: Step, key: string | null) =>
    recordsPath({ column: `cohort.${step}`, table: dim, value: key, when })
  const cells = (key: string | null): Line['cells'] => {
    const reached = STEPS.map(step => {
      const telling = tellings.get(step)!
      return cellOf(key === null ? telling.total : telling.of(key), ground, path(step, key))
    })
    const [first, decided] = [reached[0]!, reached[STEPS.indexOf('decided')]!]
    return [...reached, reckoned(shareOf(decided.value, first.value), [decided, first])]
  }
  return {
    ...{ key: `funnel-${dim}`, ...APART_TEXT[dim], notes: APART_NOTES[dim] },
    columns: [
      ...STEPS.map(step => ({ key: step, text: STEP_TEXT[step].text, unit: '人' })),
      { key: 'rate', text: '決定の割合', unit: '%' },
    ],
    lines: values.map(one => ({ ...one, cells: cells(one.key) })),
    total: { key: 'total', text: '合計', unasked: false, cells: cells(null) },
  }
}
