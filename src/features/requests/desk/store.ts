import { type RawBuilder, sql } from 'kysely'
import type { Read, Tx } from '#platform/db.ts'
import { FOLDING } from '#platform/folding.ts'
import { isReading, kanaKey, nameKey } from '#platform/names.ts'
import {
  answerTo,
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
  yes,
} from '#platform/rows.ts'
import { nfkc } from '#platform/text.ts'
import {
  type Companions,
  type Likeness,
  likenesses,
  type Outcome,
  readCode,
  type Status,
  type Verb,
  type Wish,
} from '../rules.ts'
import type { Stored } from '../store.ts'

const ENTRY = {
  id,
  verb: text<Verb>(),
  at: instant,
  note: text(),
  outcome: maybe(text<Outcome>()),
  person_id: maybe(id),
  person: maybe(text()),
  number: maybe(number),
  by: maybe(text()),
}
export type Entry = Row<typeof ENTRY>

/** What was done with a request, in order, with who did it. */
export const entriesOf = (db: Read, request: string): Promise<Entry[]> =>
  rowsOf(db, ENTRY)`
    select e.id, e.verb, e.at, e.note, e.outcome, e.person_id, p.number, trim(p.family_name || ' ' || p.given_name) as person,
      a.name as by
    from request_entry e left join person p on p.id = e.person_id left join account a on a.id = e.by_account
    where e.request_id = ${request} order by e.at, e.id`

export type Probable = {
  id: string
  number: number
  family_name: string
  given_name: string
  family_kana: string
  given_kana: string
  birth_on: string
  phone: string
  why: Likeness[]
}

/** People at the desk who may be who asked, with the reasons. */
export async function probablePersons(db: Read, asked: Stored): Promise<Probable[]> {
  // Each looked up in its own index: all of them in one condition read everybody.
  const alike = (condition: RawBuilder<unknown>) => sql`select id from person where ${condition}`
  const ids = sql.join(
    [
      alike(sql`name_key = ${asked.name_key}`),
      alike(sql`kana_key <> '' and kana_key = ${asked.kana_key}`),
      alike(sql`phone_digits = ${asked.phone_digits}`),
      alike(sql`email <> '' and lower(email) = ${asked.email.toLowerCase()}`),
    ],
    sql` union `,
  )
  const people = await db
    .selectFrom('person')
    .select(['id', 'number', 'family_name', 'given_name', 'family_kana', 'given_kana', 'birth_on', 'phone'])
    .select(['name_key', 'kana_key', 'phone_digits', 'email'])
    .where(sql<boolean>`id = any(array(${ids}))`)
    .orderBy('number')
    .limit(20)
    .execute()
  return people.map(person => ({ ...person, why: likenesses(asked, person) }))
}

/** The person with this number. */
export const personNumbered = (db: Read, number: number) =>
  db.selectFrom('person').select('id').where('number', '=', number).executeTakeFirst()

/** The keys by which a name as it was typed is compared with those of people. */
export const keysOf = (name: string): { name_key: string; kana_key: string } => ({
  name_key: nameKey(name),
  kana_key: isReading(name) ? kanaKey(name) : '',
})

/**
 * Requests `r`, and where each stands, as `statusOf` (rules.ts) says of its rows: over where it was not opened again since
 * its end. The rows are read once for all of them.
 */
const standing = sql`request r left join (select request_id, (array_agg(verb order by at desc, id desc)
    filter (where verb in ('withdraw', 'close', 'reopen')))[1] as ending from request_entry group by request_id) w on w.request_id = r.id`
const status = sql<Status>`case when w.ending <> 'reopen' then 'ended' when w.request_id is not null then 'working' else 'received' end`

const LISTED = {
  id,
  code: text(),
  received_at: instant,
  medium: text(),
  name: text(),
  wish: text<Wish>(),
  title: maybe(text()),
  /** How it ended where it did: null by whoever asked. */
  outcome: maybe(text<Outcome>()),
  owner: maybe(text()),
  due_on: maybe(day),
}
export type Listed = Row<typeof LISTED>

/** `status`: null stands for every one that is not over. */
export type ListFind = { status: Status | null; q: string }
export const LIST_SIZE = 50

const sought = (q: string): RawBuilder<boolean> => {
  const typed = nfkc(q).trim()
  if (typed === '') return sql<boolean>`true`
  // A dot has no reading, and with nothing every reading begins.
  return sql<boolean>`(r.code = ${readCode(typed)} or starts_with(r.name_key, ${nameKey(typed) || null})
    or starts_with(r.kana_key, ${kanaKey(typed) || null}) or r.phone_digits = ${typed.replace(/\D/g, '')})`
}

/** A page of the requests that stand so, the latest first; the open ones with whose step they are. */
export const listRequests = (db: Read, find: ListFind, page: number): Promise<Listed[]> =>
  rowsOf(db, LISTED)`
    select r.id, r.code, r.received_at, r.medium, r.name, r.wish, o.title, ending.outcome, a.name as owner, s.due_on
    from ${standing} left join opportunity o on o.id = r.opportunity_id
      left join lateral (select e.outcome from request_entry e where e.request_id = r.id and e.verb in ('withdraw', 'close')
        order by e.at desc, e.id desc limit 1) ending on true
      left join step s on s.subject_kind = 'request' and s.subject_id = r.id and s.done_at is null
      left join account a on a.id = s.owner_id
    where ${status} = any(${find.status ? [find.status] : ['received', 'working']}::text[]) and ${sought(find.q)}
    order by r.received_at desc, r.id desc limit ${LIST_SIZE} offset ${(page - 1) * LIST_SIZE}`

/** How many requests stand so under this question. */
export async function countRequests(db: Read, q: string): Promise<Record<Status, number>> {
  const counts = await rowsOf(db, COUNT)`
    select ${status} as status, count(*)::int as count from ${standing} where ${sought(q)} group by 1`
  return {
    received: 0,
    working: 0,
    ended: 0,
    ...Object.fromEntries(counts.map(({ status, count }) => [status, count])),
  }
}
const COUNT = { status: text<Status>(), count: number }

/** Other requests that came from the same contact: sent twice, or somebody who is still waiting. */
export const sameContact = (db: Read, request: string): Promise<Row<typeof SAME>[]> =>
  rowsOf(db, SAME)`
    select o.id, o.code, o.received_at from request r join request o on o.contacts && r.contacts and o.id <> r.id
    where r.id = ${request} order by o.received_at desc limit 10`
const SAME = { id, code: text(), received_at: instant }

/** Who of these has the fewest open steps; the first of them where several have. */
export async function leastBusy(db: Read, staff: readonly string[]): Promise<string | undefined> {
  const [least] = await rowsOf(db, LEAST)`
    select a.id from unnest(${staff}::uuid[]) with ordinality a (id, place)
      left join step s on s.owner_id = a.id and s.done_at is null
    group by a.id, a.place order by count(s.id), a.place limit 1`
  return least?.id
}
const LEAST = { id }

const OPEN = { id, code: text(), wish: text<Wish>() }

/** The requests that were joined with a person last and are not over. */
export const openRequestsOf = (db: Read, person: string): Promise<Row<typeof OPEN>[]> =>
  rowsOf(db, OPEN)`
    select r.id, r.code, r.wish from ${standing}
    where r.id in (select request_id from request_entry where person_id = ${person} union select id from request where asked_by = ${person})
      and ${person}::uuid = coalesce((select e.person_id from request_entry e where e.request_id = r.id and e.verb = 'join'
        order by e.at desc, e.id desc limit 1), case when r.whom <> 'other' then r.asked_by end) and ${status} <> 'ended' order by r.received_at, r.id`

const HAPPENED = {
  kind: text(),
  at: instant,
  by: maybe(text()),
  data: json<unknown>(),
  to: maybe(text()),
  request_id: id,
  request: json<Told & Companions>(),
  entry: maybe(json<{ note: string; number: number | null; person: string | null }>()),
}
export type Happened = Row<typeof HAPPENED>

const happenings = (which: RawBuilder<unknown>) =>
  question(HAPPENED)`
    select h.kind, h.at, a.name as by, h.data, receiver.name as "to", h.subject_id as request_id, jsonb_build_object('id', r.id, 'code', r.code,
        'name', r.name, 'wish', r.wish, 'title', o.title, 'organisation', g.name, 'company', r.company, 'companions', r.companions,
        'together', r.together) as request,
      (select jsonb_build_object('note', e.note, 'number', p.number, 'person', trim(p.family_name || ' ' || p.given_name))
        from request_entry e left join person p on p.id = e.person_id where e.id = (h.data->>'entry')::uuid) as entry
    from happening h join request r on r.id = h.subject_id left join opportunity o on o.id = r.opportunity_id
      left join organisation g on g.id = o.organisation_id left join account a on a.id = h.actor_id
      left join account receiver on receiver.id::text = h.data->>'to'
    where h.subject_kind = 'request' and h.subject_id in (${which}) order by h.at desc, h.id desc limit 200`

/** What happened to a request, the latest first. */
export const historyOf = (db: Read, request: string): Promise<Happened[]> =>
  answerTo(db, happenings(sql`select ${request}::uuid`))

/** What happened to the requests of a person, the latest first. */
export const historyAsked = (person: string) =>
  happenings(
    sql`select request_id from request_entry where person_id = ${person} union select id from request where asked_by = ${person}`,
  )

const TOLD = {
  id,
  code: text(),
  name: text(),
  phone: text(),
  wish: text<Wish>(),
  title: maybe(text()),
  organisation: maybe(text()),
}
export type Told = Row<typeof TOLD>

/** What these requests are about, for a list of steps. */
export const requestsTold = (db: Read, ids: readonly string[]): Promise<Told[]> =>
  rowsOf(db, TOLD)`
    select r.id, r.code, r.name, r.phone, r.wish, o.title, g.name as organisation
    from request r left join opportunity o on o.id = r.opportunity_id left join organisation g on g.id = o.organisation_id
    where r.id = any(${ids}::uuid[])`

const ARRIVED = {
  id,
  code: text(),
  name: text(),
  wish: text<Wish>(),
  title: maybe(text()),
  received_at: instant,
  due_on: day,
  limbo: yes,
}

/** Requests with which the desk has done nothing yet, the latest first, whether or not they are a step of somebody already. */
export const requestsArrived = (db: Read): Promise<Row<typeof ARRIVED>[]> =>
  rowsOf(db, ARRIVED)`
    select r.id, r.code, r.name, r.wish, o.title, r.received_at, r.due_on, not exists (select from step s
      where s.subject_kind = 'request' and s.subject_id = r.id and s.done_at is null) as limbo
    from request r left join opportunity o on o.id = r.opportunity_id
    where not exists (select from request_entry e where e.request_id = r.id)
    order by r.received_at desc, r.id limit 100`

/** The activity that is or was public whose id ends like this: the number on its page. */
export async function activityNumbered(db: Read, end: string): Promise<{ id: string } | undefined> {
  if (end === '') return undefined
  const [found] = await rowsOf(db, NUMBERED)`
    select id from public_activity where right(id::text, ${end.length}) = ${end} order by id limit 1`
  return found
}
const NUMBERED = { id }

/** Makes the keys of requests anew that were made with an older folding, some at a time; gives how many there were. */
export async function foldRequests(tx: Tx): Promise<number> {
  const rows = await tx
    .selectFrom('request')
    .select(['id', 'name'])
    .where('folding', '<', FOLDING)
    .limit(1000)
    .execute()
  for (const { id, name } of rows)
    await tx
      .updateTable('request')
      .set({ ...keysOf(name), folding: FOLDING })
      .where('id', '=', id)
      .execute()
  return rows.length
}
