import { sql } from 'kysely'
import type { LegalForm } from '#features/kinds/index.ts'
import type { Read } from '#platform/db.ts'
import { answerTo, day, id, json, list, maybe, number, question, type Row, rowsOf, text, yes } from '#platform/rows.ts'
import { DISLIKES, OPEN_STATUSES, OWN_WORDS } from '../rules.ts'
import type { PersonRow } from './engine/problem.ts'

// What the ranking reads in bulk: one statement for each kind of row, for all of them or for the ids that changed.

type Ids = readonly string[] | null
/** One is asked for by itself: of a list the server would guess how long it is, and plan anew each time. */
const among = (column: string, ids: Ids) => {
  if (!ids) return sql`true`
  return ids.length === 1 ? sql`${sql.ref(column)} = ${ids[0]}::uuid` : sql`${sql.ref(column)} = any(${ids}::uuid[])`
}

/** The rows of a person in one table as a JSON list; in order, so that the same data gives the same hash. */
const listOf = (table: string, ...columns: [string, ...string[]]) => {
  const named = sql.join(columns.map(column => sql.ref(column)))
  return sql`coalesce((select json_agg(json_build_array(${named}) order by ${named}) from ${sql.table(table)} where person_id = p.id), '[]') as`
}

const PERSON = {
  id,
  birth_on: day,
  town_id: maybe(id),
  outside: yes,
  address: text(),
  lat: maybe(number),
  lng: maybe(number),
  forms: maybe(list<LegalForm>()),
  pay: maybe(text<NonNullable<PersonRow['pay']>>()),
  character: list<string>(),
  hours_wanted: maybe(number),
  hours_max: maybe(number),
  days_max: maybe(number),
  activities_max: maybe(number),
  registered_on: day,
  decided_on: maybe(day),
  wishes: json<PersonRow['wishes']>(),
  free: json<PersonRow['free']>(),
  never_free: yes,
  absences: json<PersonRow['absences']>(),
  reach: json<PersonRow['reach']>(),
  avoids: json<PersonRow['avoids']>(),
  skills: json<PersonRow['skills']>(),
  excludes: json<PersonRow['excludes']>(),
  answers: json<PersonRow['answers']>(),
}

/**
 * The people at the desk (not those whose consultation has ended) as the ranking knows them. Each list is asked for by
 * itself: joined, the eleven tables take the server longer to plan (4 ms) than to read.
 */
export function personRows(db: Read, ids: Ids = null): Promise<PersonRow[]> {
  const accepted = sql`e.verb = 'accept'`
  const disliked = sql`e.verb = any(${OWN_WORDS}::text[]) and e.reason = any(${DISLIKES}::text[])`
  return rowsOf(db, PERSON)`
    select p.id, p.birth_on, p.town_id, p.outside, p.never_free, p.address, t.lat, t.lng, p.forms, p.pay, p.character, p.hours_wanted, p.hours_max,
      p.days_max, p.activities_max, p.registered_on,
      (select max(decided_on) from decision where person_id = p.id) as decided_on,
      ${listOf('wish', 'category', 'score', 'basis')} wishes,
      ${listOf('availability', 'weekday', 'from_min', 'to_min')} free,
      ${listOf('absence_day', 'from_on', 'to_on')} absences,
      ${listOf('reach', 'means', 'minutes')} reach,
      ${listOf('condition', 'load', 'degree')} avoids,
      ${listOf('skill', 'skill', 'wants_to_use')} skills,
      coalesce((select json_agg(o.id order by o.id) from exclusion e
        join opportunity o on o.organisation_id = e.organisation_id and o.status = 'open'
        where e.ended_at is null and e.person_id = p.id), '[]') as excludes,
      coalesce((select json_agg(json_build_array(category, sum) order by category) from (
        select o.category, sum(case when ${accepted} then 1 else -1 end)::int as sum
        from proposal q join proposal_entry e on e.proposal_id = q.id join opportunity o on o.id = q.opportunity_id
        where (${accepted} or (${disliked})) and q.person_id = p.id group by o.category) answered), '[]') as answers
    from person p left join town t on t.id = p.town_id
    where p.closed_on is null and ${among('p.id', ids)} order by p.id`
}

const CANDIDATES = { id, count: number }

const IDS = { id }
const FEW = { few: yes }

/** So many people at the desk, and published activities, are read in a request. */
const SMALL = { people: 2000, activities: 1000 }

/** Whether the whole city may be read in a request. */
export async function isSmall(db: Read): Promise<boolean> {
  const [row] = await rowsOf(db, FEW)`
    select (select count(*) from (select from person where closed_on is null limit ${SMALL.people + 1}) p) <= ${SMALL.people}
      and (select count(*) from (select from opportunity where status = 'open' limit ${SMALL.activities + 1}) o) <= ${SMALL.activities} as few`
  return row!.few
}

/** The next people at the desk after this one, in the order of their ids. */
export async function peopleAfter(db: Read, after: string | null, most: number): Promise<string[]> {
  const rows = await rowsOf(db, IDS)`
    select id from person where closed_on is null and ${after ? sql`id > ${after}::uuid` : sql`true`} order by id limit ${most}`
  return rows.map(({ id }) => id)
}

/** The next published activities after this one, in the order of their ids. */
export async function openAfter(db: Read, after: string | null, most: number): Promise<string[]> {
  const rows = await rowsOf(db, IDS)`
    select id from opportunity where status = 'open' and ${after ? sql`id > ${after}::uuid` : sql`true`} order by id limit ${most}`
  return rows.map(({ id }) => id)
}

/** The published activities of the fields that somebody would like, the nearest first: which to look at where not all can be looked at. */
export async function likelyActivities(db: Read, person: string, most: number): Promise<string[]> {
  const rows = await rowsOf(db, IDS)`
    select o.id from person p left join town h on h.id = p.town_id join opportunity o on o.status = 'open' left join town t on t.id = o.town_id
      left join wish w on w.person_id = p.id and w.category = o.category and w.score > 0
    where p.id = ${person}
    order by w.category is null,
      abs(coalesce(o.lat, t.lat) - h.lat) + abs(coalesce(o.lng, t.lng) - h.lng) nulls last, o.id limit ${most}`
  return rows.map(({ id }) => id)
}

/** Those who would like the field of an activity, the nearest first where its place is known: whom to look at where not all can be looked at. */
export async function likelyPeople(
  db: Read,
  { category, lat, lng }: { category: string; lat: number | null; lng: number | null },
  most: number,
): Promise<string[]> {
  const rows = await rowsOf(db, IDS)`
    select p.id from wish w join person p on p.id = w.person_id left join town t on t.id = p.town_id
    where w.category = ${category} and w.score > 0 and p.closed_on is null
    order by abs(t.lat - ${lat}) + abs(t.lng - ${lng}) nulls last, p.id limit ${most}`
  return rows.map(({ id }) => id)
}

/** How many proposals of each activity are open. */
export async function candidateCounts(db: Read, ids: Ids = null): Promise<Map<string, number>> {
  const rows = await rowsOf(db, CANDIDATES)`
    select opportunity_id as id, count(*)::int as count from proposal
    where status = any(${OPEN_STATUSES}::text[]) and ${among('opportunity_id', ids)} group by opportunity_id`
  return new Map(rows.map(({ id, count }) => [id, count]))
}

const TOUCHED = { opportunities: list<string>(), people: list<string>() }

/** What changes of organisations and activities reach besides: all activities of the first, the people for whom they are ruled out. */
export async function touchedBy(
  db: Read,
  organisations: readonly string[],
  opportunities: readonly string[],
): Promise<Row<typeof TOUCHED>> {
  const [touched] = await rowsOf(db, TOUCHED)`
    select array(select id from opportunity where organisation_id = any(${organisations}::uuid[])) as opportunities,
      array(select person_id from exclusion where organisation_id = any(${organisations}::uuid[]) or organisation_id in
        (select organisation_id from opportunity where id = any(${opportunities}::uuid[]))) as people`
  return touched!
}

const TX = { tx: text() }

/** The oldest transaction that is still at work: every earlier one is committed or undone. */
export const settledAsked = () => question(TX)`select pg_snapshot_xmin(pg_current_snapshot())::text as tx`
export const settledUntil = async (db: Read): Promise<string> => (await answerTo(db, settledAsked()))[0]!.tx

const CHANGE = { id, subject_kind: text(), subject_id: id, person_id: maybe(id), opportunity: maybe(text()) }
export type Change = Row<typeof CHANGE>

/** What happened to people (whatever the subject), activities, organisations and by imports, from that transaction on; null: nothing. */
export const changesAsked = (tx: string | null) =>
  question(CHANGE)`
    select id, subject_kind, subject_id, person_id, data->>'opportunity' as opportunity from happening
    where tx >= ${tx}::xid8
      and (person_id is not null or subject_kind in ('person', 'opportunity', 'organisation', 'import'))`
