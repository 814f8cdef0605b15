import { type EntryKind, type EntryPartSum, entriesPath, entryPartSums } from '#features/entries/index.ts'
import { isMoney, type WorkFigure } from '#features/evaluations/index.ts'
import { fiscalRange } from '#platform/ages.ts'
import type { Read } from '#platform/db.ts'
import { type Period, quartersOf } from './lines.ts'
import type { Entered } from './rules.ts'

const aboutOf = ({ key, name, unit, asks }: EntryKind) => ({
  ...{ kind: key, name, unit },
  money: isMoney(key),
  people: unit === '人' || asks === 'only',
})

/** What was entered in a quarter, or in a year with what holds for more than one quarter; works and departments together. */
export async function enteredIn(db: Read, period: Period, kinds: readonly EntryKind[]): Promise<Entered[]> {
  const { fiscal_year, quarter } = period
  const { from, to } = fiscalRange(fiscal_year, quarter === 0 ? undefined : quarter)
  const wanted = quarter === 0 ? [0, ...quartersOf(period)] : [quarter]
  const rows = (await entryPartSums(db, from, to)).filter(row => wanted.includes(row.quarter))
  const groups = Map.groupBy(rows, ({ kind, part }) => `${kind} ${part}`)
  return kinds.flatMap(kind =>
    [...groups.values()]
      .filter(([first]) => first!.kind === kind.key)
      .map(group => summed(kind, group, { href: entriesPath(kind.key, { from, to }), can: 'entries.read' })),
  )
}

const summed = (kind: EntryKind, group: readonly EntryPartSum[], link: Entered['link']): Entered => ({
  ...aboutOf(kind),
  part: group[0]!.part,
  count: kind.state ? null : group.reduce((sum, { count }) => sum + count, 0),
  entries: group.reduce((sum, { entries }) => sum + entries, 0),
  link,
})

/** What was entered for a work. */
export const ofWork = ({ kind, part, count, entries, href }: WorkFigure): Entered => ({
  ...aboutOf(kind),
  ...{ part, count, entries },
  link: { href, can: 'entries.read' },
})
