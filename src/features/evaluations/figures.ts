import { type EntryKind, type EntryPartSum, entriesPath, entryPartSums } from '#features/entries/index.ts'
import { fiscalRange } from '#platform/ages.ts'
import type { Read } from '#platform/db.ts'

/** What was entered of a kind for a work in a fiscal year, each part by itself; `count` null: it is not summed. */
export type WorkFigure = { kind: EntryKind; part: string; count: number | null; entries: number; href: string }

/** The kinds of entry that are money: 予算, 支出 and 民間資金 of a work stand on its yearly sheet. */
export const MONEY = ['budget', 'private-money', 'expense'] as const
export const isMoney = (kind: string): boolean => MONEY.some(one => one === kind)

/** The list of what was entered of a kind for a work in a year. */
export const entriesHref = (kind: string, work: string | null, year: number): string =>
  `${entriesPath(kind, fiscalRange(year))}${work === null ? '' : `&work=${work}`}`

/** What was entered for a work (null: for none) in a fiscal year, by kind and part. What was not entered is not there: nobody knows it. */
export async function figuresOf(
  db: Read,
  work: string | null,
  year: number,
  kinds: readonly EntryKind[],
): Promise<WorkFigure[]> {
  const { from, to } = fiscalRange(year)
  const rows = (await entryPartSums(db, from, to)).filter(({ work_id }) => work_id === work)
  const groups = Map.groupBy(rows, ({ kind, part }) => `${kind} ${part}`)
  return kinds.flatMap(kind =>
    [...groups.values()]
      .filter(([first]) => first!.kind === kind.key)
      .map(group => figureOf(kind, group, entriesHref(kind.key, work, year))),
  )
}

const figureOf = (kind: EntryKind, group: readonly EntryPartSum[], href: string): WorkFigure => ({
  kind,
  part: group[0]!.part,
  count: kind.state ? null : group.reduce((sum, { count }) => sum + count, 0),
  entries: group.reduce((sum, { entries }) => sum + entries, 0),
  href,
})

/** The sum of one kind for a work in a year, over its parts; null where nothing was entered. */
export function sumOf(figures: readonly WorkFigure[], kind: string): number | null {
  const own = figures.filter(one => one.kind.key === kind && one.count !== null)
  return own.length === 0 ? null : own.reduce((sum, { count }) => sum + count!, 0)
}
