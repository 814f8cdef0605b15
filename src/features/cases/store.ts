import { type RawBuilder, sql } from 'kysely'
import type { Told, WaitsFor } from '#features/steps/index.ts'
import type { Day } from '#platform/dates.ts'
import type { Read, Tx } from '#platform/db.ts'
import { newId } from '#platform/ids.ts'
import {
  type Answers,
  day,
  id,
  instant,
  json,
  maybe,
  number,
  question,
  type Row,
  rowsOf,
  text,
} from '#platform/rows.ts'
import type { End, Milestone, Pause, Route, Skip, Status } from './rules.ts'

export type Kept = Milestone & { id: string }

const CASE = {
  ...{
    id,
    person_id: maybe(id),
    organisation_id: maybe(id),
    route: text<Route>(),
    goal: text(),
    status: text<Status>(),
  },
  ...{ begun_on: day, paused_on: maybe(day), paused_until: maybe(day), pause_reason: maybe(text<Pause>()) },
  ...{ ended_on: maybe(day), end_as: maybe(text<End>()), from_id: maybe(id), by_account: maybe(id) },
  /** Whose it is: the name of the person, or of the organisation. */
  ...{ client: text(), owner: maybe(text()), owner_id: maybe(id), due_on: maybe(day), milestones: json<Kept[]>() },
}
export type Case = Row<typeof CASE>

const SELECTED = sql`c.id, c.person_id, c.organisation_id, c.route, c.goal, c.status, c.begun_on, c.paused_on, c.paused_until, c.pause_reason,
  c.ended_on, c.end_as, c.from_id, c.by_account, coalesce(trim(p.family_name || ' ' || p.given_name), o.name, '') as client,
  a.name as owner, s.owner_id, s.due_on, (select coalesce(jsonb_agg(jsonb_build_object('id', m.id, 'title', m.title, 'waits', m.waits, 'partner', m.partner,
    'planned_on', m.planned_on, 'done_on', m.done_on, 'skipped', m.skipped) order by m.planned_on, m.id), '[]') from case_milestone m where m.case_id = c.id) as milestones`
const JOINED = sql`from support_case c left join person p on p.id = c.person_id left join organisation o on o.id = c.organisation_id
  left join step s on s.subject_kind = 'support_case' and s.subject_id = c.id and s.done_at is null left join account a on a.id = s.owner_id`

const found = (db: Read, which: RawBuilder<unknown>): Promise<Case[]> =>
  rowsOf(db, CASE)`select ${SELECTED} ${JOINED} where ${which}`

export const caseById = async (db: Read, of: string): Promise<Case | undefined> =>
  (await found(db, sql`c.id = ${of}::uuid`))[0]

/** Holds one, so that nobody else acts on it meanwhile. */
export async function holdCase(tx: Tx, of: string): Promise<Case | undefined> {
  await sql`select from support_case where id = ${of}::uuid for update`.execute(tx)
  return caseById(tx, of)
}

export type Client = { person: string } | { organisation: string }

const whose = (client: Client) =>
  'person' in client ? sql`c.person_id = ${client.person}::uuid` : sql`c.organisation_id = ${client.organisation}::uuid`

/** All of a person or an organisation, those that are open first. */
export const casesOf = (db: Read, client: Client): Promise<Case[]> =>
  found(db, sql`${whose(client)} order by c.status = 'ended', c.begun_on, c.id limit 50`)

export type Filter = { route: Route | null; status: Status | 'open'; owner: string | null }
const COUNTED = { ...CASE, total: number }

/** A page of those that fit, the oldest first; those that are over the latest first. Each with how many there are. */
export const casesListed = (
  db: Read,
  { route, status, owner }: Filter,
  { limit, offset }: { limit: number; offset: number },
) =>
  rowsOf(db, COUNTED)`
    select ${SELECTED}, count(*) over ()::int as total ${JOINED}
    where ${status === 'open' ? sql`c.status <> 'ended'` : sql`c.status = ${status}`}
      and (${route}::text is null or c.route = ${route}) and (${owner}::uuid is null or s.owner_id = ${owner}::uuid)
    order by ${status === 'ended' ? sql`c.ended_on desc` : sql`c.begun_on`}, c.id limit ${limit} offset ${offset}`

const OWNER = { id, name: text() }
const COUNT = { route: text<Route>(), quarter: number, begun: number, ended: number, reached: number }
const STANDING = { open: number, late: number, lost: number }

/**
 * What stands around the list. `owners`: who has one in hand. `counts`: how many of each route were begun, ended, and reached what
 * they were for, in the quarters (1 = April to June) of a period. `standing`: how many are open, late, and lost (without an
 * owner, a day or whom they wait for), counted on the rows as they are.
 */
export const aroundAsked = ({ from, to }: { from: Day; to: Day }, today: Day) => ({
  owners: question(OWNER)`
    select distinct a.id, a.name from step s join account a on a.id = s.owner_id
    where s.subject_kind = 'support_case' and s.done_at is null order by a.name, a.id`,
  counts: question(COUNT)`
    select route, ((extract(month from on_day)::int + 8) % 12) / 3 + 1 as quarter, sum(begun)::int as begun, sum(ended)::int as ended, sum(reached)::int as reached
    from (select route, begun_on as on_day, 1 as begun, 0 as ended, 0 as reached from support_case
      union all select route, ended_on, 0, 1, (end_as = 'reached')::int from support_case where ended_on is not null) t
    where on_day between ${from}::date and ${to}::date group by 1, 2`,
  standing: question(STANDING)`
    select count(*)::int as open, (count(*) filter (where s.due_on < ${today}::date))::int as late,
      (count(*) filter (where s.id is null))::int as lost
    from support_case c left join step s on s.subject_kind = 'support_case' and s.subject_id = c.id and s.done_at is null
      and s.owner_id is not null and s.due_on is not null and s.waits_for is not null
    where c.status <> 'ended'`,
})
export type Around = Answers<ReturnType<typeof aroundAsked>>

export type New = Pick<Case, 'person_id' | 'organisation_id' | 'route' | 'goal' | 'begun_on' | 'from_id'> & {
  at: string
  by_account: string
}

export async function addCase(tx: Tx, one: New): Promise<string> {
  const added = newId<'support case'>()
  await tx
    .insertInto('support_case')
    .values({ id: added, status: 'active', ...one })
    .execute()
  return added
}

type Change = Partial<
  Omit<
    Case,
    'id' | 'client' | 'owner' | 'owner_id' | 'due_on' | 'milestones' | 'organisation_id' | 'from_id' | 'by_account'
  >
>
export const changeCase = (tx: Tx, of: string, change: Change) =>
  tx.updateTable('support_case').set(change).where('id', '=', of).execute()

export async function addMilestone(
  tx: Tx,
  { id: case_id, person_id }: Pick<Case, 'id' | 'person_id'>,
  one: { title: string; waits: WaitsFor; partner: string; planned_on: Day },
): Promise<string> {
  const added = newId<'case milestone'>()
  await tx
    .insertInto('case_milestone')
    .values({ id: added, case_id, person_id, ...one })
    .execute()
  return added
}

export const changeMilestone = (
  tx: Tx,
  milestone: string,
  change: { planned_on?: Day; done_on?: Day | null; skipped?: Skip | null },
) => tx.updateTable('case_milestone').set(change).where('id', '=', milestone).execute()

/** What is still to be reached is so many days later. */
export const shiftMilestones = (tx: Tx, of: string, days: number) =>
  sql`update case_milestone set planned_on = planned_on + ${days}::int where case_id = ${of}::uuid and done_on is null`.execute(
    tx,
  )

/** Takes one out with its milestones; one that came of it stays. */
export async function removeCase(tx: Tx, of: string): Promise<void> {
  await tx.updateTable('support_case').set({ from_id: null }).where('from_id', '=', of).execute()
  await tx.deleteFrom('case_milestone').where('case_id', '=', of).execute()
  await tx.deleteFrom('support_case').where('id', '=', of).execute()
}

/** One is another person's. */
export async function giveCase(tx: Tx, of: string, to: string): Promise<void> {
  await changeCase(tx, of, { person_id: to })
  await tx.updateTable('case_milestone').set({ person_id: to }).where('case_id', '=', of).execute()
}

/** What somebody began becomes another person's, who is found to be the same. */
export async function moveCases(tx: Tx, from: string, to: string): Promise<void> {
  await tx.updateTable('case_milestone').set({ person_id: to }).where('person_id', '=', from).execute()
  await tx.updateTable('support_case').set({ person_id: to }).where('person_id', '=', from).execute()
}

const TOLD = {
  id,
  route: text<Route>(),
  goal: text(),
  paused: maybe(day),
  organisation: maybe(text()),
  person: maybe(json<NonNullable<Told['person']>>()),
}
/** What these are about, for a list of steps. */
export const casesTold = (db: Read, ids: readonly string[]) =>
  rowsOf(db, TOLD)`
    select c.id, c.route, c.goal, c.paused_until as paused, o.name as organisation, case when p.id is not null then
      jsonb_build_object('id', p.id, 'number', p.number, 'name', trim(p.family_name || ' ' || p.given_name)) end as person
    from support_case c left join person p on p.id = c.person_id left join organisation o on o.id = c.organisation_id
    where c.id = any(${ids}::uuid[])`

const MOMENT = {
  kind: text(),
  at: instant,
  by: maybe(text()),
  data: json<unknown>(),
  case_id: id,
  route: text<Route>(),
  titles: json<Record<string, string>>(),
}
/** What happened on the routes of a person, for their time line. */
export const momentsAsked = (person: string) =>
  question(MOMENT)`
    select h.kind, h.at, k.name as by, h.data, c.id as case_id, c.route, (select coalesce(jsonb_object_agg(m.id, m.title), '{}')
      from case_milestone m where m.case_id = c.id) as titles
    from support_case c join happening h on h.subject_kind = 'support_case' and h.subject_id = c.id left join account k on k.id = h.actor_id
    where c.person_id = ${person} order by h.at desc, h.id desc limit 200`

const OWN = {
  ...{ id, route: text<Route>(), goal: text(), status: text<Status>(), begun_on: day, paused_until: maybe(day) },
  ...{ ended_on: maybe(day), end_as: maybe(text<End>()), milestones: json<Omit<Milestone, 'partner'>[]>() },
}
export type Own = Row<typeof OWN>
/** Those of whoever asks, in their own lane. */
export const ownCases = (db: Read): Promise<Own[]> =>
  rowsOf(db, OWN)`
    select c.id, c.route, c.goal, c.status, c.begun_on, c.paused_until, c.ended_on, c.end_as,
      (select coalesce(jsonb_agg(jsonb_build_object('title', m.title, 'waits', m.waits, 'planned_on', m.planned_on, 'done_on', m.done_on,
        'skipped', m.skipped) order by m.planned_on, m.id), '[]') from case_milestone m where m.case_id = c.id) as milestones
    from support_case c order by c.status = 'ended', c.begun_on, c.id limit 50`

const PARTNER = { id, name: text() }
/** The partners in whose names this word stands. */
export const partnersNamed = (db: Read, word: string) =>
  rowsOf(
    db,
    PARTNER,
  )`select id, name from organisation where kind = 'partner' and position(${word}::text in name) > 0 order by kana, name limit 5`
