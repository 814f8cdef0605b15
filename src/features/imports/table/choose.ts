import { type Columns, columnKeys, ownLayout, propose, unmatched, withOffices } from '../columns/match.ts'
import { type Layout, layoutOf } from '../reading/dialects.ts'
import { missingColumns } from '../reading/parse.ts'
import { type Issue, issue } from '../rules.ts'
import { type FileOfLists, headingText, type Joined, joined } from './table.ts'

/** A table whose columns are known. */
export type Readable = { table: Joined; layout: Layout }

type Known = { columns: Columns; left_out: readonly string[] }

/**
 * What is to be read of a file as its source knows it: the sheets that were not left out, by a standard or by the match of
 * the headings. `asks`: headings that a person has to match first. Refused where it is no list of events at all.
 */
export function readingOf(file: FileOfLists, source: Known | null): Readable | { asks: string[] } | { refused: Issue } {
  const table = tableOf(file, source?.left_out ?? [])
  const standard = layoutOf(table.header)
  if (standard && !('missing' in standard)) return { table, layout: withOffices(standard) }
  const columns = source?.columns ?? {}
  const layout = ownLayout(table.header, columns)
  if (layout) return { table, layout }
  const asks = unmatched(table.header, columns)
  const fields = new Set([...proposalOf(table), ...Object.values(columns)])
  const lacking = (['title', 'startsOn'] as const).filter(field => !fields.has(field))
  if (asks.length > 0 && lacking.length < (standard ? 1 : 2))
    return { asks: asks.map(at => headingText(table.header[at] ?? '')) }
  if (standard) return { refused: missingColumns(standard.missing) }
  const lost = gone(columns, table)
  return { refused: asks.length > 0 || lost.length === 0 ? issue(1, '', 'unknownHeader') : missingColumns(lost) }
}

/** The table of the sheets that are read; where all are left out, of all. */
export function tableOf({ encoding, lists }: FileOfLists, leftOut: readonly string[]): Joined {
  const chosen = lists.filter(({ name }) => !leftOut.includes(name))
  return joined(encoding, chosen.length > 0 ? chosen : lists)
}

/** What each column of a table is likely to be. */
export const proposalOf = ({ header, records }: Joined) =>
  propose(
    header,
    records.slice(0, 50).map(({ cells }) => cells),
  )

/** The headings under which name and day stood before. */
const gone = (columns: Columns, { header }: Joined): string[] => {
  const keys = new Set(columnKeys(header))
  const needed = Object.entries(columns).filter(([, field]) => field === 'title' || field === 'startsOn')
  return needed.flatMap(([key]) => (keys.has(key) ? [] : [key]))
}
