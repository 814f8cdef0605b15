import { type Insertable, sql } from 'kysely'
import type { LegalForm } from '#features/kinds/index.ts'
import type { Read, Tx } from '#platform/db.ts'
import { newId } from '#platform/ids.ts'
import { day, id, instant, list, maybe, number, type Row, rowsOf, text, yes } from '#platform/rows.ts'
import type { Request } from '#platform/schema.ts'
import type { Answers, Company, Counted, Outcome, Time, Together, Verb, Wish } from './rules.ts'

// What the lanes of the outside may: a visitor adds one, the holder of a link sees and withdraws it.

const ACTIVITY = {
  id,
  status: text(),
  title: text(),
  organisation: maybe(text()),
  legal_form: text<LegalForm>(),
  residents_only: maybe(yes),
  visit_possible: yes,
  trial_possible: yes,
  ends_on: maybe(day),
  age_min: maybe(number),
}
export type Activity = Row<typeof ACTIVITY>

/** An activity that is or was public; undefined for any other. */
export async function activityTold(db: Read, activity: string | null): Promise<Activity | undefined> {
  if (activity === null) return undefined
  const [found] = await rowsOf(db, ACTIVITY)`
    select id, status, title, organisation, legal_form, residents_only, visit_possible, trial_possible, ends_on, age_min
    from public_activity where id = ${activity}::uuid`
  return found
}

const COUNTED = { place: number, contact: number }

/**
 * Counts how many things of a noun came from a place and from one of these contacts before, by its function of the database;
 * that takes the turn of the place.
 */
export const countsBy =
  (counts: 'request_counts' | 'booking_counts' | 'appointment_counts') =>
  async (
    tx: Tx,
    from: { place: Buffer; contacts: readonly string[] },
    since: { hour: string; day: string },
  ): Promise<Counted> => {
    const [counted] = await rowsOf(tx, COUNTED)`
      select place, contact from ${sql.id(counts)}(${from.place}, ${from.contacts}::text[], ${since.hour}, ${since.day})`
    return counted!
  }

export const countsBefore = countsBy('request_counts')

const KNOWN = {
  ...{ name: text(), phone: text(), email: text(), address: text(), note: text(), birth_on: maybe(day) },
  times: list<Time>(),
}
/** What is known of the resident who asks, as they would answer it; when a telephone may ring, as they said last. */
export type Known = Row<typeof KNOWN>

/** In their own lane. */
export async function knownOf(db: Read, person: string): Promise<Known> {
  const [known] = await rowsOf(db, KNOWN)`
    select coalesce(nullif(trim(p.family_name || ' ' || p.given_name), ''), trim(p.family_kana || ' ' || p.given_kana)) as name,
      p.phone, p.email, p.address, p.contact_note as note, p.birth_on, coalesce(r.times, '{}') as times
    from person p left join lateral (select times from request where asked_by = p.id order by received_at desc, id limit 1) r on true
    where p.id = ${person}::uuid`
  return known!
}

const PERSON = { name: text(), phone: text(), email: text(), address: text(), birth_on: maybe(day) }
/** What is known of a resident who books something. */
export type PersonKnown = Row<typeof PERSON>

/** In their own lane; whoever acts for somebody and may not see them types who it is. */
export async function personKnown(db: Read, person: string): Promise<PersonKnown> {
  const [known] = await rowsOf(db, PERSON)`
    select coalesce(nullif(trim(family_name || ' ' || given_name), ''), trim(family_kana || ' ' || given_kana)) as name,
      phone, email, address, birth_on from person where id = ${person}::uuid`
  return known ?? { name: '', phone: '', email: '', address: '', birth_on: null }
}

const COUNT = { count: number }

/** How many a resident asked for since then; in their own lane. */
export async function ownSince(db: Read, person: string, since: string): Promise<number> {
  const [row] = await rowsOf(db, COUNT)`
    select count(*)::int as count from request where asked_by = ${person}::uuid and received_at > ${since}::timestamptz`
  return row!.count
}

/** How many a partner sent since then; in the lane of its link. */
export async function sentSince(db: Read, partner: string, since: string): Promise<number> {
  const [row] = await rowsOf(db, COUNT)`select request_sent_count(${partner}::uuid, ${since}::timestamptz) as count`
  return row!.count
}

export type NewRequest = Omit<Insertable<Request>, 'created_at' | 'municipality_id'>

/** Adds a request; false where this form or this code is taken. Nothing is read: a visitor may not. */
export async function addRequest(tx: Tx, request: NewRequest): Promise<boolean> {
  const added = await tx
    .insertInto('request')
    .values(request)
    .onConflict(conflict => conflict.doNothing())
    .executeTakeFirst()
  return Number(added.numInsertedOrUpdatedRows ?? 0) > 0
}

export type Seen = Omit<Answers, 'activity'> & {
  id: string
  code: string
  opportunity_id: string | null
  due_on: string
  received_at: string
}

const SEEN = [
  'id',
  'code',
  'opportunity_id',
  'words',
  'wish',
  'name',
  'phone',
  'email',
  'address',
  'times',
  'note',
  'whom',
  'whom_note',
  'lives',
  'company',
  'companions',
  'together',
  'due_on',
  'received_at',
] as const

/** The request as whoever asked may see it. */
export const requestSeen = (db: Read, request: string): Promise<Seen | undefined> =>
  db.selectFrom('request').select(SEEN).where('id', '=', request).$castTo<Seen>().executeTakeFirst()

/** What was done with it, in order, without what the desk noted. */
export const verbsOf = (db: Read, request: string): Promise<{ verb: Verb; at: string }[]> =>
  db
    .selectFrom('request_entry')
    .select(['verb', 'at'])
    .where('request_id', '=', request)
    .orderBy('at')
    .orderBy('id')
    .$castTo<{ verb: Verb; at: string }>()
    .execute()

type NewEntry = {
  request_id: string
  verb: Verb
  at: string
  note?: string
  outcome?: Outcome
  person_id?: string
  by_account?: string
}

/** Adds what was done: its id. */
export async function addEntry(tx: Tx, entry: NewEntry): Promise<string> {
  const entryId = newId<'request entry'>()
  await tx
    .insertInto('request_entry')
    .values({ id: entryId, ...entry })
    .execute()
  return entryId
}

export type Stored = Seen & {
  name_key: string
  kana_key: string
  phone_digits: string | null
  wording: string
  medium: string
  typed_by: string | null
  campaign_id: string | null
  asked_by: string | null
  /** The partner that sent them. */
  sent_by: string | null
  times: Time[]
}

const STORED = [
  ...SEEN,
  'name_key',
  'kana_key',
  'phone_digits',
  'wording',
  'medium',
  'typed_by',
  'campaign_id',
  'asked_by',
  'sent_by',
] as const

/** The whole of it, for staff. */
export const requestById = (db: Read, request: string): Promise<Stored | undefined> =>
  db.selectFrom('request').select(STORED).where('id', '=', request).$castTo<Stored>().executeTakeFirst()

/**
 * Waits until nobody else acts on a request, and keeps them waiting until this transaction ends. The desk and the holder of
 * a link, who may lock no row of it, take the same lock: an end is never written twice.
 */
export const holdRequest = (tx: Tx, request: string) =>
  sql`select pg_advisory_xact_lock(hashtextextended(${`request ${request}`}, 0))`.execute(tx)

/** Whose request it is, from now on in their own pages. */
export const setAskedBy = (tx: Tx, request: string, asked_by: string) =>
  tx.updateTable('request').set({ asked_by }).where('id', '=', request).execute()

/** What somebody asked for becomes another person's, who is found to be the same. */
export const moveAsked = async (tx: Tx, from: string, to: string): Promise<void> => {
  await tx.updateTable('request').set({ asked_by: to }).where('asked_by', '=', from).execute()
}

const OWN = {
  ...{ id, code: text(), wish: text<Wish>(), phone: text(), email: text(), due_on: day, received_at: instant },
  ...{ title: maybe(text()), verbs: list<Verb>() },
  ...{ company: maybe(text<Company>()), companions: list<string>(), together: maybe(text<Together>()) },
}
export type OwnRequest = Row<typeof OWN>

/** What a resident asked for, the latest first, with what was done with it; in their own lane. */
export const ownRequests = (db: Read): Promise<OwnRequest[]> =>
  rowsOf(db, OWN)`
    select r.id, r.code, r.wish, r.phone, r.email, r.due_on, r.received_at, a.title,
      r.company, r.companions, r.together, array(select e.verb from request_entry e where e.request_id = r.id order by e.at, e.id) as verbs
    from request r left join public_activity a on a.id = r.opportunity_id order by r.received_at desc, r.id limit 20`

/** The whole of it, so that nobody else acts on it before this transaction ends. */
export async function requestToActOn(tx: Tx, request: string): Promise<Stored | undefined> {
  await holdRequest(tx, request)
  return requestById(tx, request)
}
