import { type EntryPartSum, entriesPath, entryPartSums } from '#features/entries/index.ts'
import type { Read } from '#platform/db.ts'
import { registeredCounts } from '../counts/store.ts'
import { type Cell, daysOf, type FigureTable, type Ground, type Line, type When } from '../rules.ts'
import { missing, NONE, plain, shareOf } from '../rules-told.ts'
import { effortsOf } from './store.ts'
import { costTables } from './tables.ts'
import { BUDGET_COLUMNS, MONEY_NOTES, SPENT_COLUMNS } from './text.ts'

/** What decisions and telling took, and beside it the money: where it comes from, on what it went, and what that is for each outcome. */
export async function moneyTables(db: Read, when: When, ground: Ground): Promise<FigureTable[]> {
  const { from, to } = daysOf(when)
  const sums = (await entryPartSums(db, from, to)).filter(({ quarter }) => !when?.quarter || quarter === when.quarter)
  const outcomes = ground.whole ? await outcomesOf(db, when) : null
  return [
    ...(await costTables(db, when, ground)),
    budgetTable(sums, when, ground),
    spentTable(sums, outcomes, when, ground),
  ]
}

type Outcomes = { registered: number; decided: number }

/** How many were registered and how many decisions there were: for those who see them whole, since a cost for each tells them. */
async function outcomesOf(db: Read, when: When): Promise<Outcomes> {
  const isIn = ({ year, quarter }: { year: number; quarter: number }) =>
    when === null || (year === when.year && (when.quarter === null || quarter === when.quarter))
  const count = (rows: readonly { year: number; quarter: number; count: number }[]) =>
    rows.filter(isIn).reduce((all, one) => all + one.count, 0)
  return {
    registered: count(await registeredCounts(db, ['heard'], when?.year ?? null)),
    decided: count(await effortsOf(db, when?.year ?? null)),
  }
}

/** The parts of a kind with what was entered of each, the largest first, and all of them. */
function partsOf(sums: readonly EntryPartSum[], kind: string) {
  const parts = Map.groupBy(
    sums.filter(one => one.kind === kind),
    ({ part }) => part,
  )
  const added = [...parts].map(([part, all]) => ({ part, yen: all.reduce((sum, { count }) => sum + count, 0) }))
  return {
    parts: added.toSorted((a, b) => b.yen - a.yen || (a.part < b.part ? -1 : 1)),
    all: added.length === 0 ? null : added.reduce((sum, { yen }) => sum + yen, 0),
  }
}

/** An amount that opens its entries; null: nothing was entered, which is not nothing. */
const amount = (yen: number | null, kind: string, when: When, { whole }: Ground): Cell =>
  yen === null ? missing('unknown') : { ...plain(yen), evidence: whole ? entriesPath(kind, daysOf(when)) : null }

const lineOf = (text: string, cells: readonly Cell[]): Line => ({ key: text, text, unasked: false, cells })

function budgetTable(sums: readonly EntryPartSum[], when: When, ground: Ground): FigureTable {
  const { parts, all } = partsOf(sums, 'budget')
  const cells = (yen: number | null) => {
    const share = shareOf(yen, all)
    return [amount(yen, 'budget', when, ground), share === null ? NONE : plain(share)]
  }
  return {
    ...{ key: 'budget', title: '予算と財源', head: '財源', columns: BUDGET_COLUMNS, notes: MONEY_NOTES },
    lines: parts.map(({ part, yen }) => lineOf(part, cells(yen))),
    total: lineOf('合計', cells(all)),
  }
}

function spentTable(sums: readonly EntryPartSum[], outcomes: Outcomes | null, when: When, ground: Ground): FigureTable {
  const { parts, all } = partsOf(sums, 'expense')
  const each = (yen: number | null, count: number | undefined): Cell => {
    if (yen === null) return missing('unknown')
    if (count === undefined) return missing('hidden')
    return count === 0 ? NONE : plain(Math.round(yen / count))
  }
  const cells = (yen: number | null) => [
    amount(yen, 'expense', when, ground),
    each(yen, outcomes?.registered),
    each(yen, outcomes?.decided),
  ]
  return {
    ...{
      key: 'spent',
      title: '支出と、登録・決定1件あたりの費用',
      head: '費目',
      columns: SPENT_COLUMNS,
      notes: MONEY_NOTES,
    },
    lines: parts.map(({ part, yen }) => lineOf(part, cells(yen))),
    total: lineOf('合計', cells(all)),
  }
}
