import { type RawBuilder, sql } from 'kysely'
import type { What } from '#features/steps/index.ts'
import type { Read } from '#platform/db.ts'
import { day, id, json, maybe, number, type Row, rowsOf, text, yes } from '#platform/rows.ts'
import { type Find, type FindSort, PAGE_SIZE, type Sought, soughtBy } from './rules.ts'

const PERSON = {
  id,
  number,
  family_name: text(),
  given_name: text(),
  family_kana: text(),
  given_kana: text(),
  birth_on: day,
  closed_on: maybe(day),
  outside: yes,
  town: maybe(text()),
  area: maybe(text()),
  what: maybe(text<What>()),
  note: maybe(text()),
  due_on: maybe(day),
  paused_on: maybe(day),
  owner: maybe(text()),
}
export type FoundPerson = Row<typeof PERSON>

/** `both`: those with the status that was asked for whose step is late too. */
const ENDS = { open: number, closed: number, overdue: number, both: number }
const COUNTS = { all: number, ...ENDS }
/** `total`: the rows that the filters leave. */
type Counts = Omit<Row<typeof COUNTS>, 'both'> & { total: number }
export type Found = Counts & { people: FoundPerson[] }

const COLUMN = { phone: 'phone_digits', kana: 'kana_key', name: 'name_key' } as const

/**
 * Begins with `key`. Written with the operators of text_pattern_ops, since under row-level security only leakproof
 * operators may use an index, which LIKE is not; UTF-8 is compared by bytes, so the highest code point ends the range.
 */
const begins = (column: string, key: string): RawBuilder<boolean> =>
  sql<boolean>`(p.${sql.ref(column)} ~>=~ ${key} and p.${sql.ref(column)} ~<~ ${`${key}\u{10FFFF}`})`

/** Stands anywhere in it: found by its pieces (db/migrations/0033), then looked at. */
const contains = (column: string, key: string): RawBuilder<boolean> =>
  sql<boolean>`(p.pieces @> pieces(${key}::text) and position(${key} in p.${sql.ref(column)}) > 0)`

function matching(sought: Sought, within: boolean): RawBuilder<boolean> {
  if (sought.by === 'nothing') return sql<boolean>`true`
  if (sought.by === 'number') return sql<boolean>`p.number = ${sought.number}`
  const has = within ? contains : begins
  return has(COLUMN[sought.by], sought.key)
}

const ORDER = { kana: 'kana_key', number: 'number', age: 'birth_on' } satisfies Record<FindSort, string>

/** The older one is the one born earlier, so ages are sorted against their column. */
const order = ({ sort, descending }: Find, table: 'p' | 'f') =>
  sql`${sql.ref(`${table}.${ORDER[sort]}`)} ${descending === (sort === 'age') ? sql`asc` : sql`desc`}, ${sql.ref(`${table}.number`)}`

const NOWHERE: Record<string, RawBuilder<boolean>> = {
  unknown: sql<boolean>`p.town_id is null and not p.outside`,
  outside: sql<boolean>`p.outside`,
}
const AREA = (area: string | null) =>
  (area && NOWHERE[area]) ??
  (area ? sql<boolean>`p.town_id in (select id from town where area_id = ${area})` : sql<boolean>`true`)
const STATUS = { open: sql<boolean>`p.closed_on is null`, closed: sql<boolean>`p.closed_on is not null` }
const late = (today: string) =>
  sql<boolean>`p.id in (select person_id from step where done_at is null and paused_on is null and due_on < ${today} and person_id is not null)`

/**
 * People by what was typed and the filters, a page of 50 with the next step of each, and how many there are of every
 * kind. Where nobody's name begins with it, a given name or the end of a phone number is found too. `partial`: it is asked by
 * somebody who sees a part of the people.
 */
export async function findPeople(db: Read, find: Find, today: string, partial = false): Promise<Found> {
  const sought = soughtBy(find.q)
  if (sought.by === 'nothing' && find.area === null) {
    const counts = await countAll(db, find, today, partial ? SEEN : ALL)
    return { people: await rowsOf(db, PERSON)`${pageOf(find, today, PEOPLE)}`, ...counts }
  }
  const first = await findWith(db, find, today, matching(sought, false), PEOPLE)
  return first.all === 0 && sought.by !== 'nothing'
    ? findWith(db, find, today, matching(sought, true), sought.by === 'number' ? PEOPLE : WORDS)
    : first
}

/** Where is looked: among people, or among the pieces of their words. */
const PEOPLE = sql`person`
const WORDS = sql`person_words`
/**
 * Whom somebody sees who sees a part, first those of their areas: one stretch of an index, while whether each of all people
 * is seen would be asked 100,000 times. The policy stands before both.
 */
const MINE = sql`any((select my_areas())::uuid[])`
const SEEN = sql`(select count(*) filter (where ${STATUS.open})::int as open, count(*) filter (where ${STATUS.closed})::int as closed
  from (select closed_on from person where seen_area = ${MINE} and erased_on is null union all
    select closed_on from person where id in (select my_people()) and erased_on is null and not seen_area = ${MINE}) p)`
/** Of everybody from two stretches of an index. */
const ALL = sql`(select (select count(*)::int from person p where ${STATUS.open}) as open, (select count(*)::int from person p where ${STATUS.closed})
    - (select count(*)::int from person p where p.erased_on is not null) as closed)`

const findWith = (
  db: Read,
  find: Find,
  today: string,
  matches: RawBuilder<boolean>,
  among: RawBuilder<unknown>,
): Promise<Found> =>
  findSome(
    db,
    find,
    today,
    sql`select ${COLUMNS} from ${among} p where ${matches} and ${AREA(find.area)} and ${among === PEOPLE ? sql`p.erased_on is null` : sql`true`}`,
  )

const COLUMNS = sql.raw(
  'p.id, p.number, p.family_name, p.given_name, p.family_kana, p.given_kana, p.birth_on, p.closed_on, p.town_id, p.outside, p.kana_key',
)

/** A page of those among these whom the filters leave, with the next step of each. */
const pageOf = (find: Find, today: string, among: RawBuilder<unknown>): RawBuilder<unknown> => sql`
    select f.id, f.number, f.family_name, f.given_name, f.family_kana, f.given_kana, f.birth_on, f.closed_on, f.outside,
      town.name as town, area.name as area, s.what, s.note, s.due_on, s.paused_on, account.name as owner from (
      select ${COLUMNS} from ${among} p where ${among === PEOPLE ? sql`p.erased_on is null` : sql`true`} and ${find.status ? STATUS[find.status] : sql`true`} and ${find.overdue ? late(today) : sql`true`}
      order by ${order(find, 'p')} limit ${PAGE_SIZE} offset ${(find.page - 1) * PAGE_SIZE}) f
    left join town on town.id = f.town_id left join area on area.id = town.area_id
    left join lateral (select what, note, due_on, paused_on, owner_id from step where person_id = f.id and done_at is null order by paused_on is not null, due_on, id limit 1) s on true
    left join account on account.id = s.owner_id order by ${order(find, 'f')}`

const totalOf = (find: Find, counts: Omit<Counts, 'total'>, both: number): Counts => ({
  ...counts,
  total: find.overdue ? (find.status ? both : counts.overdue) : find.status ? counts[find.status] : counts.all,
})

/** How many there are in all, and the people of the steps that are late. */
async function countAll(db: Read, find: Find, today: string, ends: RawBuilder<unknown>): Promise<Counts> {
  const late = sql`step s where s.done_at is null and s.paused_on is null and s.due_on < ${today}::date`
  const rows = await rowsOf(db, ENDS)`
    select ends.open, ends.closed, (select count(distinct s.person_id)::int from ${late}) as overdue,
      ${find.status && find.overdue ? sql`(select count(*)::int from person p where ${STATUS[find.status]} and p.id in (select s.person_id from ${late}))` : sql`0`} as both
    from ${ends} ends`
  const { both, ...counts } = rows[0]!
  return totalOf(find, { ...counts, all: counts.open + counts.closed }, both)
}

/** Those who were found, once for their page and for how many there are: no index in the order of a list finds them. */
async function findSome(db: Read, find: Find, today: string, found: RawBuilder<unknown>): Promise<Found> {
  const rows = await rowsOf(db, SOME)`
    with found as materialized (${found})
    select count(*)::int as "all", count(*) filter (where ${STATUS.open})::int as open, count(*) filter (where ${STATUS.closed})::int as closed,
      count(*) filter (where ${late(today)})::int as overdue, count(*) filter (where ${find.status ? STATUS[find.status] : sql`false`} and ${late(today)})::int as both,
      (select coalesce(json_agg(t), '[]') from (${pageOf(find, today, sql`found`)}) t) as people
    from found p`
  const { both, people, ...counts } = rows[0]!
  return { people, ...totalOf(find, counts, both) }
}
const SOME = { ...COUNTS, people: json<FoundPerson[]>() }

const MEANT = { id, number, name: text(), birth_on: day }

/** Who may be meant by what was typed, as the list of people finds them, by their reading; at most so many. */
export const meantBy = (db: Read, typed: string, most: number) =>
  rowsOf(db, MEANT)`
    select p.id, p.number, trim(p.family_name || ' ' || p.given_name) as name, p.birth_on from person p
    where ${matching(soughtBy(typed), false)} and p.erased_on is null order by p.kana_key, p.number limit ${most}`
