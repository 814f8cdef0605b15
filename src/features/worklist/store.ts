import type { StepKind, WaitsFor, What } from '#features/steps/index.ts'
import type { Read } from '#platform/db.ts'
import { day, id, maybe, number, type Row, rowsOf, text, yes } from '#platform/rows.ts'

const LINE = {
  id,
  subject_kind: text(),
  subject_id: id,
  what: text<What>(),
  note: text(),
  owner_id: id,
  owner: text(),
  due_on: day,
  /** The organisation that it names. */
  organisation: maybe(text()),
  waits_for: text<WaitsFor>(),
  /** Who handed it over and with which words, and whether the owner still has to say yes or no to it. */
  handed_by: maybe(id),
  handed: maybe(text()),
  handed_note: text(),
  pending: yes,
}
export type Line = Row<typeof LINE>

/** The most lines that one page shows; beyond, the earliest due count. */
export const LINES = 400

/** Whose open steps are asked for: of an owner or of everybody (`null`), that wait for one side or for any (`null`). */
export type Asked = { owner: string | null; waits: WaitsFor | null }

/** Open steps, with those that the owner handed over and that were not accepted yet, the earliest due first. */
export const openLines = (db: Read, { owner, waits }: Asked): Promise<Line[]> =>
  rowsOf(db, LINE)`
    select s.id, s.subject_kind, s.subject_id, s.what, s.note, s.owner_id, a.name as owner, s.due_on, g.name as organisation, s.waits_for,
      s.handed_by, h.name as handed, s.handed_note, s.handed_by is not null and s.accepted_at is null as pending
    from step s join account a on a.id = s.owner_id left join account h on h.id = s.handed_by
      left join organisation g on g.id = s.organisation_id
    where s.done_at is null and (${owner}::uuid is null or s.owner_id = ${owner}::uuid
        or (s.handed_by = ${owner}::uuid and s.accepted_at is null))
      and (${waits}::text is null or s.waits_for = ${waits}::text)
    order by s.due_on, s.id limit ${LINES}`

/** The step, while it is open. */
export const openLine = (db: Read, id: string) =>
  db
    .selectFrom('step')
    .select(['id', 'subject_kind', 'subject_id', 'person_id', 'what', 'note', 'owner_id', 'due_on', 'waits_for'])
    .select(['handed_by', 'handed_from', 'accepted_at', 'organisation_id'])
    .where('id', '=', id)
    .where('done_at', 'is', null)
    .$narrowType<{ subject_kind: StepKind; what: What; waits_for: WaitsFor }>()
    .executeTakeFirst()

const COUNT = { count: number }

/** How many steps of this owner (`null`: of everybody) are due today or overdue. */
export async function worklistCount(db: Read, owner: string | null, today: string): Promise<number> {
  const [row] = await rowsOf(db, COUNT)`
    select count(*)::int as count from step
    where done_at is null and due_on <= ${today}::date and (${owner}::uuid is null or owner_id = ${owner}::uuid)`
  return row!.count
}
