import { entryKindOf, evidencePath, type IndicatorRow, indicatorsIn, indicatorsOf } from '#features/indicators/index.ts'
import { fiscalRange } from '#platform/ages.ts'
import type { Day } from '#platform/dates.ts'
import type { Read } from '#platform/db.ts'
import type { Sheet } from '../store.ts'
import { codeOf, type Offer, type Reader, toldOf } from './rules.ts'

type Of = Pick<Sheet, 'work_id' | 'fiscal_year'> & { counted: string | null }

const isOf =
  ({ work_id, counted }: Of) =>
  (one: { key: string; work_id: string | null }): boolean =>
    one.work_id === work_id || codeOf(one.key) === counted

/** The indicators of a sheet's work in its year, and the one by which it counts already. */
export const indicatorsOfSheet = async (db: Read, sheet: Of): Promise<{ code: string; name: string; unit: string }[]> =>
  (await indicatorsIn(db, sheet.fiscal_year))
    .filter(isOf(sheet))
    .map(({ key, name, unit }) => ({ code: codeOf(key), name, unit }))

/** The same with their figures, as far as whoever asks may be told. */
export async function offersOf(db: Read, sheet: Of, today: Day, reader: Reader): Promise<Offer[]> {
  const { rows } = await indicatorsOf(db, sheet.fiscal_year, today)
  return rows.filter(isOf(sheet)).map(row => offerOf(row, sheet.fiscal_year, reader))
}

function offerOf(row: IndicatorRow, year: number, reader: Reader): Offer {
  const { key, name, unit, direction, counts } = row
  const { target, actual, base, counted } = row.year
  const entered = entryKindOf(counts) !== null
  const people = !entered && counts !== 'views' && counts !== 'none'
  const closed = row.quarters.every(one => one.closed !== undefined)
  return {
    ...{ code: codeOf(key), name, unit, direction, target },
    ...toldOf({ actual, base, part: counted === 'part', closed, people }, reader),
    href: evidencePath(row, fiscalRange(year)),
    opens: entered ? 'entries.read' : counts === 'views' ? 'views.read' : 'indicators.trace',
  }
}
