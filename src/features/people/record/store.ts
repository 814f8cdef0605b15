import { sql, type Updateable } from 'kysely'
import { type Consent, consentRows } from '#features/consents/index.ts'
import type { Category, Character, LegalForm, Load, Means, Skill } from '#features/kinds/index.ts'
import type { Read, Tx } from '#platform/db.ts'
import { FOLDING } from '#platform/folding.ts'
import { isId } from '#platform/ids.ts'
import { kanaKey, nameKey } from '#platform/names.ts'
import {
  answerTo,
  day,
  id,
  instant,
  json,
  list,
  maybe,
  number,
  question,
  type Row,
  rowsOf,
  text,
  yes,
} from '#platform/rows.ts'
import type { Person } from '#platform/schema.ts'
import { type Bond, bondRows } from '../bonds/store.ts'
import { type Exclusion, exclusionRows } from '../exclusions/store.ts'
import type { Basis, Contact, Degree, Digital, HeardFrom, Identity, Pay, Section, Sex } from '../rules.ts'
import type { HomeFacts } from './rules-home.ts'
import type { Free } from './rules-week.ts'

const PERSON = {
  id,
  number,
  family_name: text(),
  given_name: text(),
  family_kana: text(),
  given_kana: text(),
  birth_on: day,
  sex: maybe(text<Sex>()),
  town: maybe(json<{ id: string; name: string; area: string; lat: number; lng: number }>()),
  /** Lives outside the city, in a neighbour's town or nobody knows where; without this and without a town nobody knows at all. */
  outside: yes,
  address: text(),
  phone: text(),
  email: text(),
  contact_by: list<Contact>(),
  contact_note: text(),
  /** Null, as every fact here that can be null: nobody has asked. */
  digital: maybe(text<Digital>()),
  programme_id: maybe(id),
  heard_from: maybe(text<HeardFrom>()),
  work_history: text(),
  character: list<Character>(),
  forms: maybe(list<LegalForm>()),
  pay: maybe(text<Pay>()),
  hours_wanted: maybe(number),
  hours_max: maybe(number),
  days_max: maybe(number),
  activities_max: maybe(number),
  /** Loaded only for the page of its own; else it is known that there is one. */
  health_note: maybe(text()),
  health_noted: yes,
  registered_on: day,
  closed_on: maybe(day),
  version: number,
  wishes: json<{ category: Category; score: number; basis: Basis }[]>(),
  free: json<Free[]>(),
  /** Was asked, and can never come; without this and without `free` nobody has asked. */
  never_free: yes,
  absences: json<{ from_on: string; to_on: string; note: string }[]>(),
  reach: json<{ means: Means; minutes: number }[]>(),
  conditions: json<{ load: Load; degree: Degree }[]>(),
  skills: json<{ skill: Skill; wants_to_use: boolean }[]>(),
  consents: json<Consent[]>(),
  /** Organisations to which this person is not proposed, the live ones and those that were lifted. */
  exclusions: json<Exclusion[]>(),
  /** Whom this person goes with or is not to meet, live and ended; it stays at the desk. */
  bonds: json<Bond[]>(),
}
/** Everything that the desk knows of one person. Health (`conditions`, `health_note`) stays at the desk. */
export type PersonDesk = Row<typeof PERSON>

/** The rows of a person in another table as one JSON list. */
const listOf = (query: ReturnType<typeof sql>) => sql`coalesce((select jsonb_agg(to_jsonb(t)) from (${query}) t), '[]')`

const PARTS = {
  town: sql`(select to_jsonb(t) from (select town.id, town.name, area.name as area, town.lat, town.lng
    from town join area on area.id = town.area_id where town.id = p.town_id) t)`,
  wishes: listOf(sql`select category, score, basis from wish where person_id = p.id order by score desc, category`),
  free: listOf(
    sql`select weekday, from_min as "from", to_min as "to" from availability where person_id = p.id order by weekday, from_min`,
  ),
  absences: listOf(sql`select from_on, to_on, note from absence_day where person_id = p.id order by from_on`),
  reach: listOf(sql`select means, minutes from reach where person_id = p.id order by means`),
  conditions: listOf(sql`select load, degree from condition where person_id = p.id order by degree, load`),
  skills: listOf(sql`select skill, wants_to_use from skill where person_id = p.id order by skill`),
  consents: listOf(consentRows(sql`p.id`)),
  exclusions: listOf(exclusionRows(sql`p.id`)),
  bonds: listOf(bondRows(sql`p.id`)),
}

const parts = sql.join(Object.entries(PARTS).map(([name, part]) => sql`${part} as ${sql.ref(name)}`))

/** One person with all that belongs to them, in one query, the note of health only for its own `section`; undefined where there is none in this municipality. */
export async function personDesk(db: Read, id: string, section?: Section): Promise<PersonDesk | undefined> {
  const [person] = await rowsOf(db, PERSON)`
    select p.id, p.number, p.family_name, p.given_name, p.family_kana, p.given_kana, p.birth_on, p.sex, p.outside, p.address, p.phone, p.email,
      p.contact_by, p.contact_note, p.digital, p.programme_id, p.heard_from, p.work_history, p.character, p.forms, p.pay, p.never_free, p.hours_wanted,
      p.hours_max, p.days_max, p.activities_max, case when ${section === 'health'} then p.health_note end as health_note, p.health_note <> '' as health_noted,
      p.registered_on, p.closed_on, p.version, ${parts}
    from person p where p.id = ${id} and p.erased_on is null`
  return person
}

const HOME = {
  city: text(),
  prefecture: text(),
  neighbours: list<string>(),
  town: maybe(json<{ neighbour: string | null }>()),
}

/** What an address and the town that was chosen (its id as it was sent) are held against. */
export async function homeFacts(db: Read, town: string): Promise<HomeFacts> {
  const [facts] = await rowsOf(db, HOME)`
    select m.name as city, m.prefecture, array(select name from area where neighbour is not null order by position) as neighbours,
      (select jsonb_build_object('neighbour', case when a.neighbour is not null then a.name end)
        from town t join area a on a.id = t.area_id where t.id = ${isId(town) ? town : null}::uuid) as town
    from municipality m where m.id = tenant()`
  return facts!
}

export type Alike = Identity & {
  id: string
  number: number
  family_name: string
  given_name: string
  family_kana: string
  given_kana: string
}

/** People who may be the same as this one; `likenesses` says why. Each condition has its index. */
export const peopleLike = (db: Read, { name_key, kana_key, birth_on, phone_digits }: Identity): Promise<Alike[]> =>
  db
    .selectFrom('person')
    .select(['id', 'number', 'family_name', 'given_name', 'family_kana', 'given_kana'])
    .select(['name_key', 'kana_key', 'birth_on', 'phone_digits'])
    .where(({ eb, or, and }) =>
      or([
        and([eb('kana_key', '=', kana_key), eb('birth_on', '=', birth_on)]),
        and([eb('name_key', '=', name_key), eb('birth_on', '=', birth_on)]),
        eb('phone_digits', '=', phone_digits),
      ]),
    )
    .orderBy('number')
    .limit(20)
    .execute()

/** By what somebody is compared with others; undefined where there is nobody. */
export const identityOf = (db: Read, id: string): Promise<Identity | undefined> =>
  db
    .selectFrom('person')
    .select(['name_key', 'kana_key', 'birth_on', 'phone_digits'])
    .where('id', '=', id)
    .executeTakeFirst()

/** The next resident's number: waits for whoever is taking one, so none is given twice. */
export async function takeNumber(tx: Tx): Promise<number> {
  const row = await tx
    .insertInto('counter')
    .values({ name: 'person', value: 1 })
    .onConflict(conflict =>
      conflict.columns(['municipality_id', 'name']).doUpdateSet({ value: sql`counter.value + 1` }),
    )
    .returning('value')
    .executeTakeFirstOrThrow()
  return row.value
}

export type PersonColumns = Identity &
  Pick<
    PersonDesk,
    | 'family_name'
    | 'given_name'
    | 'family_kana'
    | 'given_kana'
    | 'sex'
    | 'address'
    | 'phone'
    | 'email'
    | 'contact_by'
    | 'contact_note'
    | 'digital'
    | 'heard_from'
    | 'outside'
  > & {
    town_id: string | null
    programme_id: string | null
  }

export const insertPerson = (tx: Tx, person: PersonColumns & { id: string; number: number; registered_on: string }) =>
  tx.insertInto('person').values(person).execute()

export type PersonChange = Partial<
  PersonColumns &
    Pick<
      PersonDesk,
      | 'forms'
      | 'pay'
      | 'character'
      | 'never_free'
      | 'hours_wanted'
      | 'hours_max'
      | 'days_max'
      | 'activities_max'
      | 'health_note'
      | 'work_history'
      | 'closed_on'
    >
>

export const updatePerson = (tx: Tx, id: string, values: PersonChange) =>
  tx
    .updateTable('person')
    .set(values as Updateable<Person>)
    .where('id', '=', id)
    .execute()

/** Raises the version that a form was opened with; false where somebody saved since, or nobody is there. */
export async function raiseVersion(tx: Tx, id: string, version: number): Promise<boolean> {
  const raised = await tx
    .updateTable('person')
    .set({ version: version + 1 })
    .where('id', '=', id)
    .where('version', '=', version)
    .returning('id')
    .executeTakeFirst()
  return raised !== undefined
}

const EVENT = {
  kind: text(),
  at: instant,
  by: maybe(text()),
  medium: maybe(text()),
  data: json<Record<string, unknown>>(),
  /** To whom work was handed. */
  to: maybe(text()),
}
export type PersonEvent = Row<typeof EVENT>

/** What was done to a person's record, the latest first; `sinceVersion` keeps the saves after that version. */
export const eventsAsked = (person: string, sinceVersion = -1) =>
  question(EVENT)`
    select h.kind, h.at, account.name as by, h.medium, h.data, receiver.name as "to"
    from happening h left join account on account.id = h.actor_id
      left join account receiver on receiver.id::text = h.data->>'to'
    where h.subject_kind = 'person' and h.subject_id = ${person} and coalesce((h.data->>'version')::int, 0) > ${sinceVersion}
    order by h.at desc, h.id desc limit 200`
export const personEvents = (db: Read, person: string, sinceVersion = -1): Promise<PersonEvent[]> =>
  answerTo(db, eventsAsked(person, sinceVersion))

/** Makes the keys of people anew whose were made with an older folding, some at a time; gives how many there were. */
export async function foldPeople(tx: Tx): Promise<number> {
  const rows = await tx
    .selectFrom('person')
    .select(['id', 'family_name', 'given_name', 'family_kana', 'given_kana'])
    .where('folding', '<', FOLDING)
    .limit(1000)
    .execute()
  const keys = rows.map(row => ({
    id: row.id,
    name_key: nameKey(row.family_name + row.given_name),
    kana_key: kanaKey(row.family_kana + row.given_kana),
  }))
  if (keys.length > 0)
    await sql`update person p set name_key = r.name_key, kana_key = r.kana_key, folding = ${FOLDING}
      from jsonb_to_recordset(${JSON.stringify(keys)}::jsonb) as r (id uuid, name_key text, kana_key text) where p.id = r.id`.execute(
      tx,
    )
  return rows.length
}
