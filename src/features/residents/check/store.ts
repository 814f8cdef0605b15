import type { Told } from '#features/steps/index.ts'
import type { Instant } from '#platform/clock.ts'
import type { Read, Tx } from '#platform/db.ts'
import { day, id, instant, json, maybe, number, question, type Row, rowsOf, text } from '#platform/rows.ts'
import type { Verdict } from '../rules.ts'

const SEEN = {
  id,
  person_id: id,
  account_id: id,
  at: instant,
  verdict: maybe(text<Verdict>()),
  known_id: maybe(id),
  known_number: maybe(number),
  decided_at: maybe(instant),
  by: maybe(text()),
  number,
  family_name: text(),
  given_name: text(),
  family_kana: text(),
  given_kana: text(),
  birth_on: day,
  town: maybe(text()),
  phone: text(),
  email: text(),
}
/** What somebody said of themselves, and what the desk said of it. */
export type Registration = Row<typeof SEEN>

/** One registration; undefined where there is none, or it is of somebody who is not seen. */
export const registrationById = async (db: Read, registration: string): Promise<Registration | undefined> =>
  (
    await rowsOf(db, SEEN)`
      select r.id, r.person_id, r.account_id, r.at, r.verdict, r.known_id, k.number as known_number, r.decided_at, a.name as by,
        p.number, p.family_name, p.given_name, p.family_kana, p.given_kana, p.birth_on, t.name as town, p.phone, p.email
      from registration r join person p on p.id = r.person_id left join person k on k.id = r.known_id
        left join town t on t.id = p.town_id left join account a on a.id = r.by_account
      where r.id = ${registration}`
  )[0]

/** Holds it, so that nobody else says who it is meanwhile: its verdict; undefined where there is none. */
export const lockRegistration = (tx: Tx, registration: string) =>
  tx
    .selectFrom('registration')
    .select(['id', 'person_id', 'account_id', 'verdict'])
    .where('id', '=', registration)
    .forUpdate()
    .executeTakeFirst()

export const setVerdict = (
  tx: Tx,
  registration: string,
  values: { verdict: Verdict; known_id: string | null; by_account: string; decided_at: Instant },
) => tx.updateTable('registration').set(values).where('id', '=', registration).execute()

/** The person with this number; null where there is none. */
export const personByNumber = async (db: Read, number: number): Promise<string | null> =>
  (await db.selectFrom('person').select('id').where('number', '=', number).executeTakeFirst())?.id ?? null

const MOMENT = { id, at: instant, verdict: maybe(text<Verdict>()), known_number: maybe(number), double: maybe(number) }

/** That somebody registered by themselves, for their time line; `double`: the number that was found to be theirs, too. */
export const registrationsAsked = (person: string) =>
  question(MOMENT)`
    select r.id, r.at, r.verdict, case when r.person_id = ${person} then k.number end as known_number,
      case when r.known_id = ${person} then p.number end as double
    from registration r join person p on p.id = r.person_id left join person k on k.id = r.known_id
    where r.person_id = ${person} or r.known_id = ${person} order by r.at`
export type RegistrationMoment = Row<typeof MOMENT>

const TOLD = { id, person: json<NonNullable<Told['person']>>() }

/** Whom registrations are about, for a list of what is to be done. */
export const registrationsTold = (db: Read, ids: readonly string[]) =>
  rowsOf(db, TOLD)`
    select r.id, jsonb_build_object('id', p.id, 'number', p.number, 'name', trim(p.family_name || ' ' || p.given_name)) as person
    from registration r join person p on p.id = r.person_id where r.id = any(${ids}::uuid[])`
