import type { Read, Tx } from '#platform/db.ts'
import type { Doing } from '#platform/happening.ts'
import { beginning } from '#platform/text.ts'
import { type Planned, planRun } from '../planning/actions.ts'
import type { Field } from '../reading/dialects.ts'
import { parseEvents } from '../reading/parse.ts'
import type { EventRow, Issue, Quarantined } from '../rules.ts'
import { noteSource } from '../sources/actions.ts'
import { matchSource, type Source, sourceById } from '../sources/store.ts'
import { dropFile, fileOf, type Run } from '../store-runs.ts'
import { proposalOf, tableOf } from '../table/choose.ts'
import { type FileOfLists, type Joined, readLists } from '../table/table.ts'
import { type Columns, columnKeys, ownLayout, unmatched } from './match.ts'

/** A file whose columns wait to be matched, as its source knows it so far. */
export type Waiting = { file: FileOfLists; source: Source; whole: Joined; asks: number[]; proposed: Columns }

/** What is asked of the file of a run: the headings that are new, each with what it is likely to be. */
export async function waitingOf(db: Read, run: Run): Promise<Waiting | null> {
  const bytes = await fileOf(db, run.id)
  const source = await sourceById(db, run.source_id)
  const file = bytes && (await readLists(bytes))
  if (!file || 'refused' in file || !source) return null
  // All sheets, so that the question stays the same whichever of them are chosen.
  const whole = tableOf(file, [])
  const keys = columnKeys(whole.header)
  const asks = unmatched(whole.header, source.columns)
  const taken = new Set(keys.map(key => source.columns[key]))
  const likely = proposalOf(whole)
  const proposed = Object.fromEntries(asks.map(at => [keys[at]!, taken.has(likely[at]) ? '' : (likely[at] ?? '')]))
  return { file, source, whole, asks, proposed }
}

/** What a person said: the fields of the headings that were asked about, and the sheets that are not read. */
export type Match = { columns: Columns; leftOut: readonly string[] }

/** What is wrong with a match, by the place of the heading; 0 stands for the whole. */
export function wrongIn(
  { whole, source }: Waiting,
  { columns }: Match,
): { at: number; say: 'twice' | 'noTitle' | 'noDay' }[] {
  const all: Columns = { ...source.columns, ...columns }
  const fields = columnKeys(whole.header).map(key => all[key] ?? '')
  const twice = fields.flatMap((field, at) =>
    field !== '' && fields.indexOf(field) < at ? [{ at, say: 'twice' as const }] : [],
  )
  const lacks = (field: Field) => !fields.includes(field)
  return [
    ...twice,
    ...(lacks('title') ? [{ at: -1, say: 'noTitle' as const }] : []),
    ...(lacks('startsOn') ? [{ at: -1, say: 'noDay' as const }] : []),
  ]
}

export type Preview = { rows: (EventRow & { row: number })[]; held: Quarantined[]; issues: Issue[] }

/** The first rows as this match reads them; null while name or day have no column. */
export async function previewOf(
  { file, source }: Waiting,
  { columns, leftOut }: Match,
  today: string,
): Promise<Preview | null> {
  const table = tableOf(file, leftOut)
  const layout = ownLayout(table.header, { ...source.columns, ...columns })
  if (!layout) return null
  const first = { ...table, records: table.records.slice(0, 5) }
  const { rows, quarantined, issues } = await parseEvents(first, layout, { municipality: source.code, today })
  return { rows, held: quarantined, issues }
}

/** Remembers the match for its source and reads the file by it. Null where name or day have no column. */
export async function matchColumns(
  tx: Tx,
  run: Run,
  { file, source }: Waiting,
  { columns, leftOut }: Match,
  who: Doing,
): Promise<Planned | null> {
  const table = tableOf(file, leftOut)
  const layout = ownLayout(table.header, { ...source.columns, ...columns })
  if (!layout) return null
  await matchSource(tx, source.id, columns, leftOut)
  await noteSource(tx, source.id, 'columns', beginning(Object.keys(columns).join('、'), 500), who)
  await dropFile(tx, run.id)
  return planRun(
    tx,
    { id: run.id, name: run.file_name, hash: run.file_hash },
    source,
    { table, layout },
    run.unread,
    who,
  )
}
