import { type RawBuilder, sql } from 'kysely'
import type { Role } from '#features/accounts/index.ts'
import type { Read } from '#platform/db.ts'
import type { Looks } from '#platform/feature.ts'
import {
  day,
  id,
  instant,
  json,
  list,
  maybe,
  number,
  PLANNED_ANEW,
  question,
  type Row,
  rowsOf,
  text,
  yes,
} from '#platform/rows.ts'
import { type DayOfLooks, type Find, NAMED, PERSONAL } from './rules.ts'
import { kindOf } from './text.ts'

const LINE = {
  seq: number,
  at: instant,
  by: maybe(text()),
  roles: list<Role>(),
  action: text(),
  subject_kind: maybe(text()),
  subject_id: maybe(id),
  thing: maybe(text()),
  path: text(),
  request_id: text(),
  asked: maybe(json<Record<string, string>>()),
  shown: list<string>(),
  count: number,
  refused: maybe(text()),
}
/** A line of the log: who (`by`, with the roles of that day), what, and the first of the people (`shown`) whom it named. */
export type Line = Row<typeof LINE>

const startOf = (on: string, after = 0) => sql`((${on}::date + ${after}::int)::timestamp at time zone 'Asia/Tokyo')`

/** The conditions of a search but whom it is about; `before`: only lines after that one in the order of the pages. */
function within(find: Find, before: number | null): RawBuilder<unknown> {
  const of = sql`(select c.at from look c where c.seq = ${before})`
  return sql.join(
    [
      sql`true`,
      ...(find.from ? [sql`l.at >= ${startOf(find.from)}`] : []),
      ...(find.to ? [sql`l.at < ${startOf(find.to, 1)}`] : []),
      ...(find.by ? [sql`l.actor_id = ${find.by}::uuid`] : []),
      ...(find.actions ? [sql`l.action = any(${[...find.actions]}::text[])`] : []),
      ...(find.refused ? [sql`l.refused is not null`] : []),
      // The first says the same as the second, and an index in the order of time begins there.
      ...(before === null ? [] : [sql`l.at <= ${of} and (l.at, l.seq) < (${of}, ${before}::bigint)`]),
    ],
    sql` and `,
  )
}

/** What belongs to a person and has an id under which it is looked at. */
const thingsOf = (person: string) => sql`array(
  select ${person}::uuid
  union select h.subject_id from happening h where h.person_id = ${person}
    and h.subject_kind = any(${[...PERSONAL]}::text[])
  union select s.id from step s where s.person_id = ${person}
  union select e.request_id from request_entry e where e.person_id = ${person}
  union select c.id from substitute_call c where c.person_id = ${person}
  union select e.id from proposal_entry e join proposal q on q.id = e.proposal_id where q.person_id = ${person}
  union select t.id from shown_list t where t.subject_kind = 'person' and t.subject_id = ${person})`

/** Lines about a person or something of theirs, and those of lists in which they stood. */
const isOf = (person: string) => sql`(l.subject_id = any(${thingsOf(person)}) or l.shown @> array[${person}::uuid])`

const LATEST = sql`order by l.at desc, l.seq desc`

/** The numbers of the lines that a search finds, the latest first. What narrows most is asked of its own index. */
function found(find: Find, before: number | null, most: number): RawBuilder<unknown> {
  const conditions = within(find, before)
  if (find.person)
    // All of one person at once: in the order of time the few of somebody seldom seen would be looked for among all there are.
    return sql`select l.seq from (
      select l.seq, l.at from look l where ${isOf(find.person)} and ${conditions} offset 0) l ${LATEST} limit ${most}`
  if (find.actions && !find.by && !find.refused)
    return sql`select l.seq from unnest(${[...find.actions]}::text[]) as a(name)
      cross join lateral (select l.seq, l.at from look l where l.action = a.name and ${conditions} ${LATEST} limit ${most}) l ${LATEST} limit ${most}`
  return sql`select l.seq from look l where ${conditions} ${LATEST} limit ${most}`
}

/** Whom a line names first: whoever is searched for, where they stand in it. */
const shownOf = (person: string | null) =>
  person
    ? sql`case when l.shown @> array[${person}::uuid] then array[${person}::uuid] else '{}' end`
    : sql`coalesce(l.shown[1:${NAMED}::int], '{}')`

const told = (lines: RawBuilder<unknown>, shown: RawBuilder<unknown>) => sql`
  select l.seq, l.at, a.name as by, l.action, l.subject_kind, l.subject_id, l.path, l.request_id, l.asked, l.refused,
    ${shown} as shown, coalesce(cardinality(l.shown), 0) as count,
    array(select distinct r.role from role_grant r where r.account_id = l.actor_id and r.scope_kind is null
      and r.from_on <= (l.at at time zone 'Asia/Tokyo')::date and (r.until_on is null or r.until_on >= (l.at at time zone 'Asia/Tokyo')::date)
      order by r.role) as roles,
    case l.subject_kind when 'account' then (select t.name || 'さん' from account t where t.id = l.subject_id)
      when 'opportunity' then (select '「' || t.title || '」' from opportunity t where t.id = l.subject_id)
      when 'organisation' then (select '「' || t.name || '」' from organisation t where t.id = l.subject_id) end as thing
  from look l left join account a on a.id = l.actor_id where l.seq in (${lines}) ${LATEST} ${PLANNED_ANEW}`

/** A page of the lines that a search finds, the latest first: one more than asked for where there are more. */
export const findLooks = (db: Read, find: Find, before: number | null, most: number): Promise<Line[]> =>
  rowsOf(db, LINE)`${told(found(find, before, most + 1), shownOf(find.person))}`

/** The line with this number, with everybody whom it named; undefined where there is none. */
export const lookBySeq = async (db: Read, seq: number): Promise<Line | undefined> =>
  (await rowsOf(db, LINE)`${told(sql`select ${seq}::bigint`, sql`coalesce(l.shown, '{}')`)}`)[0]

const NAMED_ROW = { of: id, id, number, name: text() }
/** Whom a line is about: `of` is the id that stands in it, of the person or of something of theirs. */
export type Named = Row<typeof NAMED_ROW>

/** The people behind these ids, which are theirs or those of what belongs to them; who is not found is left out. */
export const peopleOf = (db: Read, ids: readonly string[]): Promise<Named[]> =>
  rowsOf(db, NAMED_ROW)`
    select s.id as of, p.id, p.number, trim(p.family_name || ' ' || p.given_name) as name
    from unnest(${ids}::uuid[]) as s(id)
    cross join lateral (
      select s.id as person_id union all
      (select h.person_id from happening h where h.subject_id = s.id and h.person_id is not null order by h.at desc limit 1) union all
      select t.person_id from step t where t.id = s.id union all
      select c.person_id from substitute_call c where c.id = s.id union all
      select q.person_id from proposal_entry e join proposal q on q.id = e.proposal_id where e.id = s.id union all
      select t.subject_id from shown_list t where t.id = s.id and t.subject_kind = 'person') w
    join person p on p.id = w.person_id`

const LISTED = { seq: number, ids: list<string>(), numbers: list<number>() }

/** Everybody whom each of these lines named in a list: their ids, and their numbers in the same order. */
export const listedIn = async (db: Read, lines: readonly number[]) =>
  new Map(
    (
      await rowsOf(db, LISTED)`
        select l.seq, array_agg(p.id order by p.number) as ids, array_agg(p.number::int order by p.number) as numbers
        from look l cross join lateral unnest(l.shown) as s(id) join person p on p.id = s.id
        where l.seq = any(${lines}::bigint[]) group by l.seq`
    ).map(row => [row.seq, row]),
  )

const DAY = { day, by: maybe(text()), roles: list<Role>(), action: text(), listed: yes, refused: yes, count: number }

/** So many different days, people and pages are told of one person at once. */
export const MOST_DAYS = 2000

/** The looks at a person in a period, day by day, the latest first; at most `MOST_DAYS` and one more. */
export const looksByDay = async (
  db: Read,
  looks: Looks,
  person: string,
  { from, to }: { from: string; to: string },
): Promise<DayOfLooks[]> =>
  (
    await rowsOf(db, DAY)`
      select g.day, a.name as by, g.action, g.listed, g.refused, g.count,
        array(select distinct r.role from role_grant r where r.account_id = g.actor_id and r.scope_kind is null
          and r.from_on <= g.day and (r.until_on is null or r.until_on >= g.day) order by r.role) as roles
      from (
        select (l.at at time zone 'Asia/Tokyo')::date as day, l.actor_id, l.action, not l.mine as listed, l.refused is not null as refused, count(*)::int as count
        from (select l.at, l.actor_id, l.action, l.refused, l.subject_id = any(${thingsOf(person)}) is true as mine from look l
          where ${isOf(person)} and l.at >= ${startOf(from)} and l.at < ${startOf(to, 1)} offset 0) l
        group by 1, 2, 3, 4, 5 order by 1 desc limit ${MOST_DAYS + 1}) g
      left join account a on a.id = g.actor_id order by g.day desc, a.name, g.action ${PLANNED_ANEW}`
  ).map(({ action, ...row }) => ({ ...row, kind: kindOf(looks, action) }))

/** Everybody who has or had an account here, by name: whose looks can be searched. */
export const lookersAsked = () =>
  question({
    id,
    name: text(),
    left: yes,
  })`select id, name, disabled_at is not null as left from account where not resident order by disabled_at is not null, name, login`
