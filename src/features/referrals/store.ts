import { type RawBuilder, sql, type Updateable } from 'kysely'
import type { Told } from '#features/steps/index.ts'
import type { Read, Tx } from '#platform/db.ts'
import { newId } from '#platform/ids.ts'
import { day, id, instant, json, list, maybe, number, question, type Row, rowsOf, text, yes } from '#platform/rows.ts'
import type { Referral as Stored } from '#platform/schema.ts'
import type { Field, Ground, HeardBy, Outcome, Reason, Status, Verb, Way } from './rules.ts'

/** Exactly what went, as it was at that moment. */
export type Went = { to: string; rows: readonly { label: string; value: string }[] }

const REFERRAL = {
  ...{ id, code: text(), person_id: id, organisation_id: id, question: text(), fields: list<Field>(), body: text() },
  ...{ consent_id: maybe(id), ground: maybe(text<Ground>()), ground_note: text(), status: text<Status>() },
  ...{ held_from: maybe(text<Status>()), told: maybe(json<Went>()), way: maybe(text<Way>()), sent_on: maybe(day) },
  ...{ answer_due: maybe(day), answered_on: maybe(day), due_on: day, reminded_on: maybe(day), step_id: maybe(id) },
  ...{ outcome: maybe(text<Outcome>()), outcome_on: maybe(day), ended_on: maybe(day), at: instant },
  ...{ number: text(), family_name: text(), given_name: text(), family_kana: text(), given_kana: text() },
  ...{ partner: text(), partner_email: text(), partner_address: text(), partner_phone: text(), by: maybe(text()) },
  /** The consent on which what went rests is withdrawn. */
  withdrawn: yes,
}
export type Referral = Row<typeof REFERRAL>

const SELECTED = sql`r.id, r.code, r.person_id, r.organisation_id, r.question, r.fields, r.body, r.consent_id, r.ground, r.ground_note,
  r.status, r.held_from, r.told, r.way, r.sent_on, r.answer_due, r.answered_on, r.due_on, r.reminded_on, r.step_id, r.outcome,
  r.outcome_on, r.ended_on, r.at, p.number::text as number, p.family_name, p.given_name, p.family_kana, p.given_kana, o.name as partner, o.email as partner_email,
  case when o.address = '' then '' else coalesce(t.name, '') || o.address end as partner_address, o.phone as partner_phone, a.name as by,
  exists (select from consent c where c.id = r.consent_id and c.withdrawn_on is not null) as withdrawn
  from referral r join person p on p.id = r.person_id join organisation o on o.id = r.organisation_id
    left join town t on t.id = o.town_id left join account a on a.id = r.by_account`

const found = (db: Read, which: RawBuilder<unknown>): Promise<Referral[]> =>
  rowsOf(db, REFERRAL)`select ${SELECTED} where ${which} limit 200`

export const referralById = async (db: Read, referral: string): Promise<Referral | undefined> =>
  (await found(db, sql`r.id = ${referral}::uuid`))[0]

/** Holds one, so that nobody else acts on it meanwhile. */
export async function holdReferral(tx: Tx, referral: string): Promise<Referral | undefined> {
  await sql`select from referral where id = ${referral}::uuid for update`.execute(tx)
  return referralById(tx, referral)
}

/** Those that are open, the earliest due first, or over, the latest first; only those whose code begins so. */
export const referralsListed = (db: Read, { over, code }: { over: boolean; code: string }): Promise<Referral[]> =>
  found(
    db,
    sql`(r.ended_on is not null) = ${over} and (${code} = '' or r.code like ${`${code}%`})
      order by ${over ? sql`r.ended_on desc` : sql`r.due_on`}, r.id`,
  )

const STANDING = { open: number, late: number, lost: number }

/**
 * How many are open, how many of them are late, and how many are lost: without an owner, a day or whom they wait for. None
 * ever is; it is counted on the rows as they are, since a page that says so must not believe the program.
 */
export const standingNow = async (db: Read, today: string): Promise<Row<typeof STANDING>> =>
  (
    await rowsOf(db, STANDING)`
    select count(*)::int as open, (count(*) filter (where r.due_on < ${today}::date))::int as late,
      (count(*) filter (where not exists (select from step s where s.subject_kind = 'referral' and s.subject_id = r.id and s.done_at is null
        and s.owner_id is not null and s.due_on is not null and s.waits_for is not null)))::int as lost
    from referral r where r.ended_on is null`
  )[0]!

/** Those whose code begins with what was typed, whether they are over or not. */
export const referralsCoded = (db: Read, code: string): Promise<Referral[]> => found(db, sql`r.code like ${`${code}%`}`)

export const openReferralsOf = (db: Read, person: string): Promise<Referral[]> =>
  found(db, sql`r.person_id = ${person}::uuid and r.ended_on is null order by r.at`)

/** Those of the same person to the same partner since a day, whoever made them. */
export const referralsTwice = (db: Read, person: string, organisation: string, since: string): Promise<Referral[]> =>
  found(
    db,
    sql`r.person_id = ${person}::uuid and r.organisation_id = ${organisation}::uuid and r.status <> 'mistaken'
      and (r.ended_on is null or r.ended_on >= ${since}::date) order by r.at desc`,
  )

/** Those that went and rest on this consent, or are still to go by it. */
export const referralsResting = (db: Read, person: string, organisation: string): Promise<Referral[]> =>
  found(
    db,
    sql`r.person_id = ${person}::uuid and r.organisation_id = ${organisation}::uuid and r.ended_on is null and r.ground is null`,
  )

/** Those that wait for a partner since before this day. */
export const referralsLate = (db: Read, on: string): Promise<Referral[]> =>
  found(
    db,
    sql`r.ended_on is null and r.due_on < ${on}::date and exists (select from step s
      where s.subject_kind = 'referral' and s.subject_id = r.id and s.done_at is null and s.waits_for = 'partner') order by r.due_on, r.id`,
  )

const THERE = { there: yes }

/** Whether this step, by which somebody was passed on, is that of a つなぎ already. */
export const hasReferralOf = async (db: Read, step: string): Promise<boolean> =>
  (await rowsOf(db, THERE)`select exists (select from referral where step_id = ${step}::uuid) as there`)[0]!.there

export type NewReferral = Pick<Referral, 'code' | 'person_id' | 'organisation_id' | 'question' | 'status' | 'due_on'> &
  Partial<
    Pick<
      Referral,
      'fields' | 'body' | 'consent_id' | 'ground' | 'ground_note' | 'way' | 'sent_on' | 'answer_due' | 'step_id'
    >
  > & {
    at: string
    by_account: string | null
  }

/** Adds one; null where the code is taken. */
export async function addReferral(tx: Tx, referral: NewReferral): Promise<string | null> {
  const added = await tx
    .insertInto('referral')
    .values({ id: newId<'referral'>(), ...referral })
    .onConflict(conflict => conflict.doNothing())
    .returning('id')
    .executeTakeFirst()
  return added?.id ?? null
}

type Change = Omit<Updateable<Stored>, 'told'> & { told?: Went }

export const changeReferral = (tx: Tx, referral: string, { told, ...change }: Change) =>
  tx
    .updateTable('referral')
    .set({ ...change, ...(told && { told: JSON.stringify(told) }) })
    .where('id', '=', referral)
    .execute()

export type NewEntry = {
  referral_id: string
  verb: Verb
  at: string
  reason?: string | null
  outcome?: string | null
  on_day?: string | null
  note?: string
  other?: string
  medium?: HeardBy | null
  by_account?: string | null
}

/** By whoever holds the link: where it leads from here; false where somebody was faster, or the consent is withdrawn. */
export async function changeByLink(tx: Tx, referral: string, from: Status, change: Change): Promise<boolean> {
  const { told: _, ...set } = change
  const { numUpdatedRows } = await tx
    .updateTable('referral')
    .set(set)
    .where('id', '=', referral)
    .where('status', '=', from)
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

/** Adds what was done. Nothing is read: whoever holds a link may not. */
export const addEntry = (tx: Tx, entry: NewEntry) =>
  tx
    .insertInto('referral_entry')
    .values({ id: newId<'referral entry'>(), ...entry })
    .execute()

const ENTRY = {
  ...{ id, referral_id: id, verb: text<Verb>(), reason: maybe(text<Reason>()), outcome: maybe(text<Outcome>()) },
  ...{
    on_day: maybe(day),
    note: text(),
    other: text(),
    medium: maybe(text<HeardBy>()),
    by: maybe(text()),
    at: instant,
  },
  partner: text(),
}
export type Entry = Row<typeof ENTRY>

const entries = (which: RawBuilder<unknown>) =>
  question(ENTRY)`
    select e.id, e.referral_id, e.verb, e.reason, e.outcome, e.on_day, e.note, e.other, e.medium, a.name as by, e.at, o.name as partner
    from referral_entry e join referral r on r.id = e.referral_id join organisation o on o.id = r.organisation_id
      left join account a on a.id = e.by_account
    where ${which} order by e.at desc, e.id desc limit 100`

export const entriesAsked = (referral: string) => entries(sql`e.referral_id = ${referral}::uuid`)
/** What was done with those of a person, for their time line. */
export const momentsAsked = (person: string) => entries(sql`r.person_id = ${person}`)

const TOLD = { id, title: text(), organisation: text(), person: json<NonNullable<Told['person']>>(), withdrawn: yes }

/** What these are about, for a list of steps. */
export const referralsTold = (db: Read, ids: readonly string[]) =>
  rowsOf(db, TOLD)`
    select r.id, left(r.question, 60) as title, o.name as organisation,
      exists (select from consent c where c.id = r.consent_id and c.withdrawn_on is not null) as withdrawn,
      jsonb_build_object('id', p.id, 'number', p.number, 'name', trim(p.family_name || ' ' || p.given_name)) as person
    from referral r join organisation o on o.id = r.organisation_id join person p on p.id = r.person_id
    where r.id = any(${ids}::uuid[])`

const SEEN = {
  ...{ id, code: text(), question: text(), told: maybe(json<Went>()), status: text<Status>(), sent_on: maybe(day) },
  ...{ answer_due: maybe(day), answered_on: maybe(day), due_on: day },
}
/** As whoever holds the link may see it; undefined where the consent is withdrawn. */
export type Seen = Row<typeof SEEN>

export const referralSeen = async (db: Read, referral: string): Promise<Seen | undefined> =>
  (
    await rowsOf(db, SEEN)`
    select id, code, question, told, status, sent_on, answer_due, answered_on, due_on from referral where id = ${referral}::uuid`
  )[0]

/** What somebody was passed on for becomes another person's, who is found to be the same. */
export const moveReferrals = async (tx: Tx, from: string, to: string): Promise<void> => {
  await tx.updateTable('referral').set({ person_id: to }).where('person_id', '=', from).execute()
}
