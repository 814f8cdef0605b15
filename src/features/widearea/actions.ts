import { smallBelowOn } from '#features/breakdowns/index.ts'
import { type IndicatorRow, indicatorsOf } from '#features/indicators/index.ts'
import { putSetting, settingsFrom, settingsOn } from '#features/municipalities/index.ts'
import { fiscalYear } from '#platform/ages.ts'
import type { Day } from '#platform/dates.ts'
import type { Read, Tx } from '#platform/db.ts'
import { type Doing, record } from '#platform/happening.ts'
import { type Cell, type Line, SETTINGS, type ToldLine, toldOf } from './rules.ts'
import { addReleased, endReleased, keptNow, ownCity, type Reader, readers } from './store.ts'

type Period = Pick<IndicatorRow['year'], 'actual' | 'target' | 'counted' | 'base'>
const cellOf = ({ actual, target, counted, base }: Period): Cell => ({
  ...{ value: actual, target, counted },
  ...(base !== null && { base }),
})

/** What a city would tell of a fiscal year on this day: exactly what a prefecture is shown. */
export async function toldIn(db: Read, year: number, today: Day): Promise<ToldLine[]> {
  const below = await smallBelowOn(db, today)
  const { rows } = await indicatorsOf(db, year, today)
  const lines = rows.map(
    ({ key, name, unit, sort, quarters, year: whole }): Line => ({
      ...{ indicator: key, name, unit, sort },
      quarters: quarters.map(cellOf),
      year: cellOf(whole),
    }),
  )
  return lines.map(line => toldOf(line, below))
}

/** The years that are told: the one that runs, and the one before, of which records may still be put right. */
export const yearsOn = (today: Day): [number, number] => [fiscalYear(today), fiscalYear(today) - 1]

/** The prefecture to which a city releases on this day; null: to none, or to one that is not registered here. */
export async function readerOn(db: Read, today: Day): Promise<Reader | null> {
  const { releaseTo } = settingsFrom(await settingsOn(db, today), SETTINGS)
  return releaseTo === null ? null : ((await readers(db)).find(({ code }) => code === releaseTo) ?? null)
}

/**
 * Writes what a city tells on this day, by what it has decided: what is as it was is left, what changed ends and comes anew,
 * what is released no more ends. Gives how many figures were written.
 */
export async function release(tx: Tx, { by, now, today }: Doing<string | null>): Promise<number> {
  const { id: municipality, code, name: city } = await ownCity(tx)
  const reader = await readerOn(tx, today)
  const kept = await keptNow(tx)
  const gone = kept.find(({ reader_id }) => reader_id !== reader?.id)
  if (gone) {
    await endReleased(tx, today, reader && { but: reader.id })
    const data = { reader: gone.reader_id }
    await record(tx, { kind: 'figures.withdrawn', subject: ['municipality', municipality], by, now, data })
  }
  if (!reader) return 0
  const years: number[] = []
  let figures = 0
  for (const year of yearsOn(today)) {
    const lines = await toldIn(tx, year, today)
    const before = kept.filter(one => one.reader_id === reader.id && one.fiscal_year === year)
    if (sameAs(before, lines)) continue
    await endReleased(tx, today, { reader: reader.id, year })
    await addReleased(tx, { reader: reader.id, code, city, year, on: today, lines })
    years.push(year)
    figures += lines.length * 5
  }
  if (figures === 0) return 0
  const data = { reader: reader.id, years, figures }
  await record(tx, { kind: 'figures.released', subject: ['municipality', municipality], by, now, data })
  return figures
}

type Kept = Awaited<ReturnType<typeof keptNow>>

const sameAs = (kept: Kept, lines: readonly ToldLine[]): boolean =>
  kept.length === lines.length * 5 &&
  lines.every(({ indicator, name, unit, cells }) =>
    cells.every(({ value, target, state }, quarter) =>
      kept.some(
        one =>
          one.indicator === indicator &&
          one.name === name &&
          one.unit === unit &&
          one.quarter === quarter &&
          one.value === value &&
          one.target === target &&
          one.state === state,
      ),
    ),
  )

/** Decides from today on to whom a city releases (null: to nobody), and does it at once. Gives how many figures were written. */
export async function releaseTo(tx: Tx, given: { code: string | null; source: string }, doing: Doing): Promise<number> {
  await putSetting<typeof SETTINGS>(tx, {
    ...{ key: 'releaseTo', valid_from: doing.today, value: given.code },
    source: given.source,
  })
  return release(tx, doing)
}
