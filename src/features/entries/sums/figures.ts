import { fiscalRange, fiscalYear, quarter } from '#platform/ages.ts'
import type { Day } from '#platform/dates.ts'
import type { Read } from '#platform/db.ts'
import type { Figure } from '#platform/feature.ts'
import { entryKinds } from '../kinds/store.ts'
import { yearText } from '../text.ts'
import { type EntrySum, entrySums } from './store.ts'

/**
 * What the entries of every kind come to in the quarters of these days and in their years, for whoever is about to put one
 * right; null: there is none.
 */
export async function figuresOn(db: Read, days: readonly Day[], today: Day): Promise<Figure[]> {
  if (days.length === 0) return []
  const kinds = await entryKinds(db)
  const sums = await entrySums(db, days.toSorted()[0]!, days.toSorted().at(-1)!)
  const quarters = new Map(days.map(day => [`${fiscalYear(day)} ${quarter(day)}`, day]))
  return [...quarters.values()].flatMap(day => {
    const [year, q] = [fiscalYear(day), quarter(day)]
    const valueIn = (key: string, of: number, state: boolean) =>
      told(
        sums.find(one => one.kind === key && one.fiscal_year === year && one.quarter === of),
        state,
      )
    return kinds.flatMap(({ key, name, unit, state }) => [
      {
        ...{ period: `${yearText(year)} 第${q}四半期`, over: fiscalRange(year, q).to < today },
        ...{ name: `${name}の合計`, unit, value: valueIn(key, q, state) },
      },
      {
        ...{ period: `${yearText(year)}の1年の数`, over: fiscalRange(year).to < today },
        ...{ name: `${name}の合計`, unit, value: valueIn(key, 0, state) },
      },
    ])
  })
}

const told = (sum: EntrySum | undefined, state: boolean): number | null => (sum ? (state ? sum.last : sum.count) : null)
