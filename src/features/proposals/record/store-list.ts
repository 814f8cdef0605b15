import type { LegalForm } from '#features/kinds/index.ts'
import type { Told } from '#features/steps/index.ts'
import type { Read } from '#platform/db.ts'
import { day, id, json, maybe, number, type Row, rowsOf, text, yes } from '#platform/rows.ts'
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
  step: maybe(json<{ owner: string; due_on: string }>()),
  total: number,
}
export type ListRow = Row<typeof LISTED>

/** A page of the proposals that fit, the latest record first, and how many fit in all. */
export async function proposalList(
  db: Read,
  filter: ListFilter,
  { limit, offset }: { limit: number; offset: number },
): Promise<{ rows: ListRow[]; total: number }> {
  const { status, reason, form, from, to } = filter
  const statuses = status === 'open' || status === 'paused' ? OPEN_STATUSES : status ? [status] : null
  const rows = await rowsOf(db, LISTED)`
    select q.id, q.person_id, p.number, trim(p.family_name || ' ' || p.given_name) as name, o.title, g.name as organisation,
      o.legal_form, q.status, ${isPaused} as paused, e.reason, e.first_on, e.last_on, count(*) over ()::int as total,
      (select json_build_object('owner', a.name, 'due_on', s.due_on) from step s join account a on a.id = s.owner_id
        where s.subject_kind = 'proposal' and s.subject_id = q.id and s.done_at is null) as step
    from proposal q join person p on p.id = q.person_id join opportunity o on o.id = q.opportunity_id
    join organisation g on g.id = o.organisation_id
    join lateral (select min(on_day) as first_on, max(on_day) as last_on,
      max(reason) filter (where verb <> 'propose') as reason, array_agg(reason) as reasons from proposal_entry where proposal_id = q.id) e on true
    where (${statuses}::text[] is null or q.status = any(${statuses}::text[])) and (${status !== 'paused'} or ${isPaused})
      and (${reason}::text is null or ${reason} = any(e.reasons)) and (${form}::text is null or o.legal_form = ${form})
      and (${from}::date is null or e.last_on >= ${from}::date) and (${to}::date is null or e.last_on <= ${to}::date)
    order by e.last_on desc, q.id desc limit ${limit} offset ${offset}`
  // Beyond the last page no row tells the total.
  if (rows.length === 0 && offset > 0)
    return { rows, total: (await proposalList(db, filter, { limit: 1, offset: 0 })).total }
  return { rows, total: rows[0]?.total ?? 0 }
}

const TOLD = { id, person: json<NonNullable<Told['person']>>(), title: text(), organisation: text(), paused: yes }

/** To whom each of these proposals is and of what, for a list of what is to be done. */
export const proposalsTold = (db: Read, ids: readonly string[]) =>
  rowsOf(db, TOLD)`
    select q.id, jsonb_build_object('id', p.id, 'number', p.number, 'name', trim(p.family_name || ' ' || p.given_name)) as person,
      o.title, g.name as organisation, ${isPaused} as paused
    from proposal q join person p on p.id = q.person_id join opportunity o on o.id = q.opportunity_id
    join organisation g on g.id = o.organisation_id where q.id = any(${ids}::uuid[])`
