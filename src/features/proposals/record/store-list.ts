import { type RawBuilder, sql } from 'kysely'
import type { LegalForm } from '#features/kinds/index.ts'
import type { Told } from '#features/steps/index.ts'
import type { Read } from '#platform/db.ts'
import { day, id, json, maybe, number, PLANNED_ANEW, type Row, rowsOf, text, yes } from '#platform/rows.ts'
import { OPEN_STATUSES, type Reason, type Status } from '../rules.ts'
import { isPaused } from './store.ts'

/** Conditions of the list; `reason` is one given at any time; `open` stands for every status that is not terminal, `paused` for those of them that rest on a consent that was withdrawn, the days are those of the last record. */
export type ListFilter = {
  status: Status | 'open' | 'paused' | null
  reason: Reason | null
  form: LegalForm | null
  from: string | null
  to: string | null
}

const LISTED = {
  id,
  person_id: id,
  number,
  name: text(),
  title: text(),
  organisation: text(),
  legal_form: text<LegalForm>(),
  status: text<Status>(),
  paused: yes,
  /** Why it ended. */
  reason: maybe(text<Reason>()),
  first_on: day,
  last_on: day,
  step: maybe(json<{ owner: string; due_on: string; paused_on: string | null }>()),
}
export type ListRow = Row<typeof LISTED>

const COUNT = { count: number }

/** So many are counted and can be gone through page by page; the conditions narrow it down, and the CSV has all. */
export const COUNTED = 1000

/**
 * The proposals that fit, as `s` (what became of it) and `q`; each where it is asked for. `counted`: in no order, and of
 * every form.
 */
function fitting({ status, reason, form, from, to }: ListFilter, counted = false): RawBuilder<unknown> {
  const paused = status === 'paused'
  const statuses = status === 'open' || paused ? OPEN_STATUSES : status ? [status] : null
  const asksProposal = statuses !== null || form !== null
  const asksStory = !counted || !asksProposal || reason !== null || from !== null || to !== null
  const conditions = [
    ...(asksStory && asksProposal ? [sql`q.id = s.proposal_id`] : []),
    ...(paused ? [sql`o.id = q.opportunity_id`] : []),
    ...(statuses ? [sql`q.status = any(${statuses}::text[])`] : []),
    ...(reason ? [sql`${reason} = any(s.reasons)`] : []),
    ...(form && !counted
      ? [sql`exists (select from opportunity o where o.id = q.opportunity_id and o.legal_form = ${form})`]
      : []),
    ...(from ? [sql`s.last_on >= ${from}::date`] : []),
    ...(to ? [sql`s.last_on <= ${to}::date`] : []),
    ...(paused ? [isPaused] : []),
    sql`true`,
  ]
  const tables = [
    ...(asksStory ? [sql`proposal_story s`] : []),
    ...(asksProposal ? [sql`proposal q`] : []),
    ...(paused ? [sql`opportunity o`] : []),
  ]
  return sql`${sql.join(tables)} where ${sql.join(conditions, sql` and `)}`
}

/**
 * The same, to be counted. The activities of a form are gathered once and the proposals gone through (`offset 0`): looked up
 * activity by activity, of which whoever sees a part of the people sees few proposals, it took 160 ms.
 */
const countable = (filter: ListFilter): RawBuilder<unknown> =>
  filter.form
    ? sql`(select q.opportunity_id from ${fitting(filter, true)} offset 0) f
        where f.opportunity_id in (select id from opportunity where legal_form = ${filter.form})`
    : fitting(filter, true)

/** What a list shows of the proposals of a statement `found` (id), in any order. */
const shown = (found: RawBuilder<unknown>) => sql`${PLANNED_ANEW}
  select q.id, q.person_id, p.number, trim(p.family_name || ' ' || p.given_name) as name, o.title, g.name as organisation,
    o.legal_form, q.status, ${isPaused} as paused, s.reason, s.first_on, s.last_on,
    (select json_build_object('owner', a.name, 'due_on', t.due_on, 'paused_on', t.paused_on) from step t join account a on a.id = t.owner_id
      where t.subject_kind = 'proposal' and t.subject_id = q.id and t.done_at is null) as step
  from (${found}) f join proposal_story s on s.proposal_id = f.id join proposal q on q.id = f.id join person p on p.id = q.person_id
    join opportunity o on o.id = q.opportunity_id join organisation g on g.id = o.organisation_id`

/** A page of the proposals that fit, the latest record first, and how many fit in all (`more`: at least). */
export async function proposalList(
  db: Read,
  filter: ListFilter,
  { limit, offset }: { limit: number; offset: number },
): Promise<{ rows: ListRow[]; total: number; more: boolean }> {
  const found = fitting(filter)
  const [{ count }] = (await rowsOf(db, COUNT)`
    select count(*)::int as count from (select from ${countable(filter)} limit ${COUNTED + 1}) t`) as [
    { count: number },
  ]
  const page = sql`select s.proposal_id as id from ${found} order by s.last_on desc, s.proposal_id desc limit ${limit} offset ${Math.min(offset, COUNTED)}`
  const rows = await rowsOf(db, LISTED)`${shown(page)} order by s.last_on desc, q.id desc`
  return { rows, total: Math.min(count, COUNTED), more: count > COUNTED }
}

/** All that fit, the newest proposal first: so many older than `before` (null: from the newest on). */
export const proposalsBefore = (
  db: Read,
  filter: ListFilter,
  before: string | null,
  most: number,
): Promise<ListRow[]> =>
  rowsOf(db, LISTED)`${shown(sql`
    select s.proposal_id as id from ${fitting(filter)} and ${before ? sql`s.proposal_id < ${before}::uuid` : sql`true`}
    order by s.proposal_id desc limit ${most}`)} order by q.id desc`

const TOLD = { id, person: json<NonNullable<Told['person']>>(), title: text(), organisation: text(), paused: yes }

/** To whom each of these proposals is and of what, for a list of what is to be done. */
export const proposalsTold = (db: Read, ids: readonly string[]) =>
  rowsOf(db, TOLD)`
    select q.id, jsonb_build_object('id', p.id, 'number', p.number, 'name', trim(p.family_name || ' ' || p.given_name)) as person,
      o.title, g.name as organisation, ${isPaused} as paused
    from proposal q join person p on p.id = q.person_id join opportunity o on o.id = q.opportunity_id
    join organisation g on g.id = o.organisation_id where q.id = any(${ids}::uuid[])`
