import { type RawBuilder, sql } from 'kysely'
import type { StepKind, WaitsFor, What } from '#features/steps/index.ts'
import type { Read } from '#platform/db.ts'
import { day, id, list, maybe, number, type Row, rowsOf, text, yes } from '#platform/rows.ts'

const COUNT = { count: number }
const LINE = {
  id,
  subject_kind: text(),
  subject_id: id,
  person_id: maybe(id),
  what: text<What>(),
  note: text(),
  owner_id: id,
  owner: text(),
  due_on: day,
  paused_on: maybe(day),
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

/** So many lines stand on a page. */
export const LINES = 30
/** So many are counted and can be gone through; the earliest due come first. */
export const COUNTED = 1000

/** Whose open steps are asked for: of an owner or of everybody (`null`), that wait for one side or for any (`null`). */
export type Asked = { owner: string | null; waits: WaitsFor | null }

const waiting = (waits: WaitsFor | null) => (waits ? sql`and s.waits_for = ${waits}` : sql``)
const owned = ({ owner, waits }: Asked) =>
  sql`from step s where s.done_at is null ${owner ? sql`and s.owner_id = ${owner}::uuid` : sql``} ${waiting(waits)}`

const line = (found: RawBuilder<unknown>) => sql`
  select s.id, s.subject_kind, s.subject_id, s.person_id, s.what, s.note, s.owner_id, a.name as owner, s.due_on, s.paused_on, g.name as organisation, s.waits_for,
    s.handed_by, h.name as handed, s.handed_note, s.handed_by is not null and s.accepted_at is null as pending
  from (${found}) s join account a on a.id = s.owner_id left join account h on h.id = s.handed_by
    left join organisation g on g.id = s.organisation_id order by s.due_on, s.id`

/** A page (from 1) of the open steps, the earliest due first. */
export const openLines = (db: Read, asked: Asked, page: number): Promise<Line[]> =>
  rowsOf(
    db,
    LINE,
  )`${line(sql`select s.* ${owned(asked)} order by s.due_on, s.id limit ${LINES} offset ${Math.min((page - 1) * LINES, COUNTED)}`)}`

/** What this member of staff handed over to others who have not said yes yet. */
export const askedOfOthers = (db: Read, by: string, waits: WaitsFor | null): Promise<Line[]> =>
  rowsOf(
    db,
    LINE,
  )`${line(sql`select s.* from step s where s.done_at is null and s.handed_by = ${by}::uuid and s.accepted_at is null
    and s.owner_id <> ${by}::uuid ${waiting(waits)} order by s.due_on, s.id limit ${LINES}`)}`

/** One open step as a line of the list; undefined where it is done, or none. */
export const lineById = async (db: Read, id: string): Promise<Line | undefined> =>
  (await rowsOf(db, LINE)`${line(sql`select s.* from step s where s.done_at is null and s.id = ${id}`)}`)[0]

const NOW = { id, owner_id: id, owner: text() }
/** Whose a step is: the step, or the one that took its place when it was handed over or back. */
export type Now = Row<typeof NOW>

/** Where a step is now; undefined where it is done, or is not theirs to see. */
export const stepNow = async (db: Read, step: string): Promise<Now | undefined> =>
  (
    await rowsOf(db, NOW)`
      select o.id, o.owner_id, a.name as owner from step s
      join step o on o.subject_id = s.subject_id and o.subject_kind = s.subject_kind and o.what = s.what and o.done_at is null
      join account a on a.id = o.owner_id
      where s.id = ${step} and (o.id = s.id or s.outcome in ('handed-over', 'returned'))
      order by o.id = s.id desc, o.id desc limit 1`
  )[0]

const ELSEWHERE = { owner: maybe(text()) }
/** Who has a step, or what took its place, that whoever asks does not see, since they see a part of the people; null: nobody. */
export const ownerElsewhere = async (db: Read, step: string): Promise<string | null> =>
  (await rowsOf(db, ELSEWHERE)`select step_elsewhere(${step}) as owner`)[0]!.owner

/** How many there are, as far as they are counted. */
export async function countLines(db: Read, asked: Asked): Promise<{ total: number; more: boolean }> {
  const [row] = await rowsOf(
    db,
    COUNT,
  )`select count(*)::int as count from (select ${owned(asked)} limit ${COUNTED + 1}) t`
  return { total: Math.min(row!.count, COUNTED), more: row!.count > COUNTED }
}

const open = (db: Read) =>
  db
    .selectFrom('step')
    .select(['id', 'subject_kind', 'subject_id', 'person_id', 'what', 'note', 'owner_id', 'due_on', 'waits_for'])
    .select(['handed_by', 'handed_from', 'accepted_at', 'organisation_id'])
    .where('done_at', 'is', null)
    .$narrowType<{ subject_kind: StepKind; what: What; waits_for: WaitsFor }>()

/** The step, while it is open. */
export const openLine = (db: Read, id: string) => open(db).where('id', '=', id).executeTakeFirst()

/** Every open step of an owner, the earliest due first. */
export const openOf = (db: Read, owner: string) =>
  open(db).where('owner_id', '=', owner).orderBy('due_on').orderBy('id').execute()

const ALIKE = {
  subject_kind: text<StepKind>(),
  what: text<What>(),
  blind: list<string>(),
  count: number,
  steps: text(),
}
/** Open steps that the same people may take: `blind` are the accounts that don't see whom they are about, `steps` their ids. */
export type AlikeSteps = Omit<Row<typeof ALIKE>, 'steps'> & { steps: string[] }

/**
 * Every open step of an owner, with those of its kind of whom the same people see nothing on this day. `named`: with their ids,
 * which may be thousands; else none.
 */
export const alikeOf = async (db: Read, owner: string, today: string, named: boolean): Promise<AlikeSteps[]> =>
  (
    await rowsOf(db, ALIKE)`
      with mine as materialized (select id, subject_kind, what, person_id, due_on from step where done_at is null and owner_id = ${owner}::uuid),
        unseen as materialized (select person_id, array_agg(account_id order by account_id) as blind
          from unseen_pairs(array(select distinct person_id from mine where person_id is not null), ${today}::date) group by person_id)
      select subject_kind, what, blind::text[] as blind, count, steps from (
        select m.subject_kind, m.what, coalesce(u.blind, '{}') as blind, count(*)::int as count,
          ${named ? sql`string_agg(m.id::text, ' ' order by m.due_on, m.id)` : sql`''`} as steps
        from mine m left join unseen u on u.person_id = m.person_id group by 1, 2, 3) alike order by 1, 2, 3`
  ).map(({ steps, ...alike }) => ({ ...alike, steps: steps === '' ? [] : steps.split(' ') }))

const LOAD = { id, count: number }

/** How many open steps each of these has. */
export const loadsOf = async (db: Read, owners: readonly string[]): Promise<Map<string, number>> =>
  new Map(
    (
      await rowsOf(db, LOAD)`
        select o.id, count(s.id)::int as count from unnest(${owners}::uuid[]) o(id)
        left join step s on s.owner_id = o.id and s.done_at is null group by o.id`
    ).map(row => [row.id, row.count]),
  )

/** How many steps of this owner (`null`: of everybody) are due today or overdue; one whose clock stands is not. */
export async function worklistCount(db: Read, owner: string | null, today: string): Promise<number> {
  const [row] = await rowsOf(db, COUNT)`
    select count(*)::int as count from step
    where done_at is null and paused_on is null and due_on <= ${today}::date and ${owner ? sql`owner_id = ${owner}::uuid` : sql`true`}`
  return row!.count
}
