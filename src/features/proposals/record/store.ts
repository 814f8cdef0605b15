import { sql } from 'kysely'
import { isWithdrawn } from '#features/consents/index.ts'
import type { Category, LegalForm, Means } from '#features/kinds/index.ts'
import type { StoredSlot } from '#features/opportunities/index.ts'
import { partnersAsked } from '#features/organisations/index.ts'
import type { Read, Tx } from '#platform/db.ts'
import { newId } from '#platform/ids.ts'
import { answerTo, day, id, json, list, maybe, number, question, type Row, rowsOf, text, yes } from '#platform/rows.ts'
import { type Entry, type EntryData, type EntryVerb, type How, RESTING, type Reason, type Status } from '../rules.ts'

export type StoredEntry = Entry & {
  id: string
  at: string
  medium: string | null
  by: string | null
  by_account: string | null
  note: string
}

const PROPOSAL = {
  id,
  status: text<Status>(),
  /** It rests on a consent that was withdrawn. */
  paused: yes,
  version: number,
  source: text(),
  score: maybe(number),
  terms: json<Record<string, number>>(),
  shown: maybe(json<{ id: string; rank: number; length: number }>()),
  person_id: id,
  number,
  name: text(),
  kana: text(),
  opportunity_id: id,
  title: text(),
  legal_form: text<LegalForm>(),
  category: text<Category>(),
  organisation_id: id,
  organisation: text(),
  decision: maybe(
    json<{ hours_week: number; starts_on: string; decided_on: string; how: How; ended_on: string | null }>(),
  ),
  step: maybe(
    json<{ owner_id: string; owner: string; due_on: string; paused_on: string | null; what: string; note: string }>(),
  ),
  entries: json<StoredEntry[]>(),
}
export type Proposal = Row<typeof PROPOSAL>

/** Whether a proposal `q` of an activity `o` rests on a consent that was withdrawn, and not given again since. */
export const isPaused = sql<boolean>`(q.status = any(${RESTING}::text[]) and ${isWithdrawn(sql`q.person_id`, sql`o.organisation_id`)})`

const columns = sql`q.id, q.status, ${isPaused} as paused, q.version, q.source, q.score, q.terms,
  case when q.shown_id is not null then
    jsonb_build_object('id', q.shown_id, 'rank', q.shown_rank, 'length', q.shown_length) end as shown, q.person_id, q.opportunity_id, p.number,
  trim(p.family_name || ' ' || p.given_name) as name, trim(p.family_kana || ' ' || p.given_kana) as kana,
  o.title, o.legal_form, o.category, o.organisation_id, g.name as organisation,
  (select to_jsonb(d) from (select hours_week, starts_on, decided_on, how, ended_on from decision where proposal_id = q.id) d) as decision,
  (select to_jsonb(s) from (select s.owner_id, a.name as owner, s.due_on, s.paused_on, s.what, s.note from step s join account a on a.id = s.owner_id
    where s.subject_kind = 'proposal' and s.subject_id = q.id and s.done_at is null) s) as step,
  coalesce((select jsonb_agg(to_jsonb(e) order by e.at, e.id) from (select e.id, e.verb, e.on_day, e.medium, e.reason, e.note, e.data, e.at,
    e.by_account, a.name as by from proposal_entry e left join account a on a.id = e.by_account where e.proposal_id = q.id) e), '[]') as entries`

const joined = sql`proposal q join person p on p.id = q.person_id join opportunity o on o.id = q.opportunity_id
  join organisation g on g.id = o.organisation_id`

/** A proposal with whom and what it is about, all its rows, its decision and its open step; undefined where there is none. */
export async function proposalById(db: Read, id: string): Promise<Proposal | undefined> {
  const [proposal] = await rowsOf(db, PROPOSAL)`select ${columns} from ${joined} where q.id = ${id}`
  return proposal
}

/** All that was ever proposed to somebody, the latest first. */
export const proposalsAsked = (person: string) =>
  question(PROPOSAL)`
    select ${columns} from ${joined} where q.person_id = ${person} order by q.created_at desc, q.id desc`

export const proposalsOfPerson = (db: Read, person: string): Promise<Proposal[]> => answerTo(db, proposalsAsked(person))

/** What was proposed of an activity to whom, for marking them in a ranked list: id, person and status. */
export const proposalsOfOpportunity = (db: Read, opportunity: string) =>
  rowsOf(db, OF_OPPORTUNITY)`
    select q.id, q.person_id, q.status, ${isPaused} as paused from proposal q join opportunity o on o.id = q.opportunity_id
    where q.opportunity_id = ${opportunity} order by q.created_at`
const OF_OPPORTUNITY = { id, person_id: id, status: text<Status>(), paused: yes }

/** Waits for whoever is writing to this proposal; gives its version as it is then. */
export const lockProposal = async (tx: Tx, id: string): Promise<number | undefined> =>
  (await tx.selectFrom('proposal').select('version').where('id', '=', id).forUpdate().executeTakeFirst())?.version

const INTRODUCTION = { id, title: text(), slots: json<StoredSlot[]>() }
export type OpenIntroduction = Row<typeof INTRODUCTION>

/** Proposals in which somebody is named to an organisation and nothing is decided against it yet, but for this one. */
export const openIntroductions = (db: Read, person: string, but: string): Promise<OpenIntroduction[]> =>
  rowsOf(db, INTRODUCTION)`
    select q.id, o.title, coalesce((select json_agg(to_jsonb(s)) from slot s where s.opportunity_id = o.id), '[]') as slots
    from proposal q join opportunity o on o.id = q.opportunity_id
    where q.person_id = ${person} and q.id <> ${but} and q.status in ('introduced', 'visiting', 'decided')
      and exists (select 1 from proposal_entry e where e.proposal_id = q.id and e.verb = 'introduce')`

export type NewProposal = {
  id: string
  person_id: string
  opportunity_id: string
  source: 'counsellor' | 'self' | 'plan'
  by_account: string
  score: number | null
  terms: Record<string, number>
  shown_id: string | null
  shown_rank: number | null
  shown_length: number | null
  propensity: number | null
  weights_version: string | null
  status: Status
}

/** Adds a proposal; false where one of this activity is open for this person. */
export async function insertProposal(tx: Tx, proposal: NewProposal): Promise<boolean> {
  const added = await tx
    .insertInto('proposal')
    .values({ ...proposal, terms: JSON.stringify(proposal.terms) })
    .onConflict(conflict => conflict.doNothing())
    .returning('id')
    .executeTakeFirst()
  return added !== undefined
}

export type NewEntry = {
  proposal_id: string
  verb: EntryVerb
  on_day: string
  medium: string | null
  by_account: string
  reason: Reason | null
  note: string
  data: EntryData
  at: string
}

export const insertEntry = (tx: Tx, entry: NewEntry) =>
  tx
    .insertInto('proposal_entry')
    .values({ ...entry, id: newId(), data: JSON.stringify(entry.data) })
    .execute()

export const setStatus = (tx: Tx, id: string, status: Status, version: number) =>
  tx
    .updateTable('proposal')
    .set({ status, version: version + 1 })
    .where('id', '=', id)
    .execute()

export type NewDecision = {
  proposal_id: string
  person_id: string
  opportunity_id: string
  legal_form: LegalForm
  hours_week: number
  starts_on: string
  decided_on: string
  how: How
  partner_id: string | null
}

export const insertDecision = (tx: Tx, decision: NewDecision) =>
  tx
    .insertInto('decision')
    .values({ id: newId(), ...decision })
    .execute()

/** The day on which it really began, or on which it is over and why. */
export const updateDecision = (
  tx: Tx,
  proposal: string,
  facts: { starts_on: string } | { ended_on: string; end_reason: string } | { ended_on: null; end_reason: null },
) => tx.updateTable('decision').set(facts).where('proposal_id', '=', proposal).execute()

const FACE = {
  ...{ id, number, name: text(), birth_on: day, town: maybe(text()) },
  // What is known of them (people/rules.ts).
  ...{ town_id: maybe(id), outside: yes, never_free: yes, forms: maybe(list<string>()) },
  // From where they set out, when they can, and how long they would take: ways/seen.ts.
  home: maybe(json<{ lat: number; lng: number }>()),
  free: json<{ weekday: number; from: number; to: number }[]>(),
  reach: json<{ means: Means; minutes: number }[]>(),
}
export type Face = Row<typeof FACE>

/** The few facts by which people are named in a list. */
export async function facesOf(db: Read, ids: readonly string[]): Promise<Map<string, Face>> {
  const rows = await rowsOf(db, FACE)`
    select p.id, p.number, trim(p.family_name || ' ' || p.given_name) as name, p.birth_on, t.name as town,
      p.town_id, p.outside, p.never_free, p.forms, case when t.lat is not null then json_build_object('lat', t.lat, 'lng', t.lng) end as home,
      coalesce((select json_agg(json_build_object('weekday', weekday, 'from', from_min, 'to', to_min)) from availability where person_id = p.id), '[]') as free,
      coalesce((select json_agg(json_build_object('means', means, 'minutes', minutes)) from reach where person_id = p.id), '[]') as reach
    from person p left join town t on t.id = p.town_id where p.id = any(${ids}::uuid[])`
  return new Map(rows.map(row => [row.id, row]))
}

/** Whether it is one of those through whom something can be decided, or none is named. */
export const isPartner = async (db: Read, id: string | null | undefined): Promise<boolean> =>
  !id || (await answerTo(db, partnersAsked())).some(partner => partner.id === id)
