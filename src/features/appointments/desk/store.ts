import { sql } from 'kysely'
import type { Day } from '#platform/dates.ts'
import type { Read } from '#platform/db.ts'
import { day, id, instant, maybe, number, type Row, rowsOf, text } from '#platform/rows.ts'
import { type AskedTopic, type EndedAs, type How, OPEN, type Site, type Status, type Whom } from '../rules.ts'

const APPOINTMENT = {
  ...{ id, code: text(), host_id: id, rule_id: id, host: text(), account_id: id, title: text(), on_day: day },
  ...{
    from_min: number,
    to_min: number,
    site: text<Site>(),
    site_name: text(),
    site_address: text(),
    how: text<How>(),
  },
  ...{ status: text<Status>(), topic: text<AskedTopic>(), note: text(), whom: text<Whom>(), person_id: maybe(id) },
  ...{ number: maybe(number), name: text(), phone: text(), email: text(), address: text(), medium: text() },
  ...{ typed_by: maybe(text()), received_at: instant, moves: number, going_at: maybe(instant) },
  ...{ ended_as: maybe(text<EndedAs>()), ended_at: maybe(instant), end_why: text() },
}
/** One as the desk sees it, with who talks and who typed it. */
export type DeskAppointment = Row<typeof APPOINTMENT>

const SELECTED = sql`a.id, a.code, a.host_id, a.rule_id, h.name as host, h.account_id, a.title, a.on_day, a.from_min, a.to_min, a.site, a.site_name,
  a.site_address, a.how, a.status, a.topic, a.note, a.whom, a.person_id, p.number, a.name, a.phone, a.email, a.address, a.medium,
  k.name as typed_by, a.received_at, a.moves, a.going_at, a.ended_as, a.ended_at, a.end_why
  from appointment a join appointment_host h on h.id = a.host_id left join person p on p.id = a.person_id
    left join account k on k.id = a.typed_by`

export async function appointmentById(db: Read, appointment: string): Promise<DeskAppointment | undefined> {
  const [found] = await rowsOf(db, APPOINTMENT)`select ${SELECTED} where a.id = ${appointment}::uuid`
  return found
}

/** All between two days but what was cancelled by whoever booked, in their order; of one who talks, or of all. */
export const appointmentsBetween = (
  db: Read,
  first: Day,
  last: Day,
  host: string | null = null,
): Promise<DeskAppointment[]> =>
  rowsOf(db, APPOINTMENT)`
    select ${SELECTED} where a.on_day between ${first}::date and ${last}::date and a.status <> 'cancelled'
      and (${host}::uuid is null or a.host_id = ${host}::uuid)
    order by a.on_day, a.from_min, h.name, a.id limit 1000`

/** What of one who talks is open on a day. */
export const openOn = (db: Read, host: string, on_day: Day): Promise<DeskAppointment[]> =>
  rowsOf(db, APPOINTMENT)`
    select ${SELECTED} where a.host_id = ${host}::uuid and a.on_day = ${on_day}::date and a.status = any(${[...OPEN]}::text[])
    order by a.from_min, a.id`

/** What of a person is open, on one day or on any; the next first. */
export const openOf = (db: Read, person: string, on_day: Day | null = null): Promise<DeskAppointment[]> =>
  rowsOf(db, APPOINTMENT)`
    select ${SELECTED} where a.person_id = ${person}::uuid and a.status = any(${[...OPEN]}::text[])
      and (${on_day}::date is null or a.on_day = ${on_day}::date) order by a.on_day, a.from_min, a.id`

/** What is to come on a day, of which nobody said yet that they come. */
export const comingOn = (db: Read, on_day: Day): Promise<DeskAppointment[]> =>
  rowsOf(db, APPOINTMENT)`
    select ${SELECTED} where a.on_day = ${on_day}::date and a.status = 'booked' and a.going_at is null order by a.from_min, a.id`

const ID = { id }

/** One by its number, as somebody reads it out. */
export async function appointmentNumbered(db: Read, code: string): Promise<string | undefined> {
  const [found] = await rowsOf(db, ID)`select id from appointment where code = ${code}`
  return found?.id
}

/** Somebody by their number. */
export async function personNumbered(db: Read, numbered: number): Promise<{ id: string } | undefined> {
  const [found] = await rowsOf(db, ID)`select id from person where number = ${numbered}`
  return found
}

const PERSON = { name: text(), number, phone: text(), email: text(), address: text() }

/** What a form asks of somebody whom the desk knows. */
export async function personById(db: Read, person: string): Promise<Row<typeof PERSON> | undefined> {
  const [found] = await rowsOf(db, PERSON)`
    select coalesce(nullif(trim(family_name || ' ' || given_name), ''), trim(family_kana || ' ' || given_kana)) as name, number,
      phone, email, address from person where id = ${person}::uuid`
  return found
}

const TOLD = { id, name: text(), phone: text(), person_id: maybe(id), number: maybe(number), title: text() }

/** How a list of steps tells of them. */
export const appointmentsTold = async (db: Read, ids: readonly string[]) =>
  (
    await rowsOf(db, TOLD)`
    select a.id, a.name, a.phone, a.person_id, p.number, a.title from appointment a left join person p on p.id = a.person_id
    where a.id = any(${ids}::uuid[])`
  ).map(({ id, name, phone, person_id, number, title }) => ({
    ...{ id, title: `${name}さん（${title}の面談）`, ...(phone && { phone }) },
    ...(person_id && number !== null && { person: { id: person_id, number, name } }),
  }))
