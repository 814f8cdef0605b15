import { sql } from 'kysely'
import { type Category, DOORS, type LegalForm, LOADS, type Load } from '#features/kinds/index.ts'
import { metresFrom, type Reach } from '#features/places/index.ts'
import type { Read } from '#platform/db.ts'
import { day, id, json, list, maybe, number, type Row, rowsOf, text, yes } from '#platform/rows.ts'
import type { Reward, RewardUnit, SlotData, Status, Told } from '../rules.ts'
import type { Criteria } from './search.ts'
import {
  type Condition,
  conditions,
  doorConditions,
  FRONT,
  knownConditions,
  notOver,
  orderOf,
} from './store-conditions.ts'
import { someOpen } from './store-some.ts'

/** A slot as it travels in a list: weekday, day, from and to in minutes, weeks of the month. */
export type ListedSlot = [weekday: number | null, day: string | null, from: number, to: number, weeks: number]

const SAID = {
  id,
  title: text(),
  /** Null: nobody said who the organiser is. */
  organisation: maybe(text()),
  legal_form: text<LegalForm>(),
  category: text<Category>(),
  ...{ town_id: maybe(id), lat: maybe(number), lng: maybe(number) },
  place_name: text(),
  reward: maybe(text<Reward>()),
  reward_said: text(),
  reward_yen: maybe(number),
  reward_unit: maybe(text<RewardUnit>()),
  loads: json<Partial<Record<Load, number>>>(),
  capacity: maybe(number),
  taken: number,
  urgent: yes,
  visit_possible: yes,
  trial_possible: yes,
  half_days: number,
  ...{ times_agreed: yes, times_said: text(), starts_on: maybe(day), ends_on: maybe(day) },
  hours_week: maybe(number),
  as_of: day,
  /** Whether somebody made sure of it on that day. */
  checked: yes,
}
const LISTED = { ...SAID, slots: maybe(json<ListedSlot[]>()) }
/** What a card shows of an activity. */
export type Listed = Row<typeof LISTED>

const HIT = { id, title: text(), stamp: text(), metres: maybe(number), total: number, more: yes }
/** One activity of a list: `stamp` changes with every change of its row, `metres` is the line from the town asked for. */
export type Hit = Pick<Row<typeof HIT>, 'id' | 'title' | 'stamp' | 'metres'>

/** A page of a list; `more`: there are more than `total`, which nobody counted. */
export type Listing = { total: number; more: boolean; hits: Hit[] }

/**
 * One page of open activities and how many there are in all, in one statement. The order is stated to the visitor:
 * nearest first where a town is given, else newest first. `reach`: where one gets in the `minutes`.
 * `enough`: of what is found by words no more than so many are counted.
 */
export async function listOpen(
  db: Read,
  criteria: Criteria,
  today: string,
  reach: Reach | null,
  enough = Number.POSITIVE_INFINITY,
): Promise<Listing> {
  const rows = await rowsOf(db, HIT)`${statementOf(criteria, today, reach, enough)}`
  const { total = 0, more = false } = rows[0] ?? {}
  // Past the last page no row tells the total.
  return rows.length === 0 && criteria.page > 1
    ? { ...(await listOpen(db, { ...criteria, page: 1, size: 1 }, today, reach)), hits: [] }
    : { total, more, hits: rows }
}

/**
 * Nobody reads further: of more it is only said that there are, and they are not put in order by where their words stand,
 * since it would be chance that is shown.
 */
export const ENOUGH = 1000

/** As far from the front as this, a page of what nearly everything matches is found by going through the newest. */
const NEAR = 200

function statementOf(criteria: Criteria, today: string, reach: Reach | null, enough: number): Condition {
  const { from, q, page, size, any } = criteria
  if (any) return someOpen(criteria, today, reach)
  if (!from && q === '') return plain(criteria, today)
  return from || page * size > NEAR || !Number.isFinite(enough)
    ? searched(criteria, today, reach)
    : common(criteria, today, enough)
}

const paged = ({ page, size }: Criteria): Condition => sql`limit ${size} offset ${(page - 1) * size}`

/**
 * The order of what was found by words (`hit`), worked out for no more than `ENOUGH`; the front of the text is kept only for it. `hits`:
 * each word is looked for once (`offset 0` keeps it apart), though the order uses what was found several times.
 */
const ranked = (criteria: Criteria): { text: Condition; hits: Condition; rank: Condition } => {
  const order = orderOf(criteria)
  if (!order) return { text: sql`null::text as front`, hits: sql`hit`, rank: sql`0` }
  const isEnough = sql`(select count(*) from hit) <= ${ENOUGH}`
  return {
    text: FRONT,
    hits: sql`(select id, published_on, metres, ${sql.join(order.columns)}
      from (select id, published_on, metres, case when ${isEnough} then front end as front from hit) hit offset 0) hits`,
    rank: order.rank,
  }
}

/** Words and distances are costly: they are looked at once, for the total and the page, keeping no more than the order needs. */
function searched(criteria: Criteria, today: string, reach: Reach | null): Condition {
  const { from } = criteria
  const { text, hits, rank } = ranked(from ? { ...criteria, sought: null } : criteria)
  const order = from
    ? sql`order by h.metres nulls last, h.id desc`
    : sql`order by h.rank, h.published_on desc, h.id desc`
  return sql`with hit as materialized (select id, published_on, ${text}, ${from ? metresFrom(from) : sql`null::float8`} as metres
      from public_opportunity where ${sql.join([notOver(today), ...conditions(criteria, reach)], sql` and `)})
    select o.id, o.title, o.stamp, h.metres, (select count(*)::int from hit) as total, false as more
    from (select * from (select id, published_on, metres, ${rank} as rank from ${hits}) h ${order} ${paged(criteria)}) h
    join public_opportunity o on o.id = h.id ${order}`
}

/**
 * By words that may stand nearly everywhere: looked at only until there are enough, and then the first pages come from
 * the newest, one after another, until they are full.
 */
function common(criteria: Criteria, today: string, enough: number): Condition {
  const where = (asked: Condition[]) => sql.join([notOver(today), ...asked], sql` and `)
  const { text, hits, rank } = ranked(criteria)
  const isMore = sql`(select count(*) from hit) > ${enough}`
  const first = sql`limit ${criteria.page * criteria.size}`
  return sql`with hit as materialized (select id, published_on, ${text}, null::float8 as metres from public_opportunity
      where ${where(conditions(criteria, null))} limit ${enough + 1})
    select o.id, o.title, o.stamp, null::float8 as metres, ${isMore} as more,
      (select least(count(*), ${enough})::int from hit) as total
    from ((select id, published_on, ${rank} as rank from ${hits} where not (${isMore}) order by rank, published_on desc, id desc ${first})
      union all (select id, published_on, 0 as rank from public_opportunity where ${isMore} and ${where(conditions(criteria, null, 'text'))}
        order by published_on desc, id desc ${first})
      order by rank, published_on desc, id desc ${paged(criteria)}) h
    join public_opportunity o on o.id = h.id order by h.rank, h.published_on desc, h.id desc`
}

/** Without them total and page come from an index each. */
function plain(criteria: Criteria, today: string): Condition {
  const asked = conditions(criteria, null)
  const where = sql.join([notOver(today), ...asked], sql` and `)
  const total = asked.length > 0 ? sql`(select count(*)::int from public_opportunity where ${where})` : countAll(today)
  return sql`select id, title, stamp, null::float8 as metres, ${total} as total, false as more from public_opportunity where ${where}
    order by published_on desc, id desc ${paged(criteria)}`
}

/** The cards of these activities, in no order. */
export const cardRows = async (db: Read, ids: readonly string[]): Promise<Listed[]> =>
  ids.length === 0 ? [] : rowsOf(db, LISTED)`select ${CARD} from public_activity o where o.id = any(${ids}::uuid[])`

/** One activity from behind each door for the first page: one that looks for somebody soon, else the newest. */
export function fewOpen(db: Read, today: string): Promise<Listed[]> {
  const behind = DOORS.map(
    door => sql`(select id, urgent, published_on from public_opportunity
      where ${sql.join([notOver(today), sql`(capacity is null or taken < capacity)`, ...doorConditions(door)], sql` and `)}
      order by urgent desc, published_on desc, id desc limit 1)`,
  )
  return rowsOf(db, LISTED)`
    select ${CARD} from (${sql.join(behind, sql` union all `)}) h join public_activity o on o.id = h.id
    order by h.urgent desc, h.published_on desc, h.id desc`
}

const CARD = sql`o.id, o.title, o.organisation, o.legal_form, o.category, o.town_id, o.lat, o.lng, o.place_name,
  o.reward, o.reward_said, o.reward_yen, o.reward_unit, o.loads, o.capacity, o.taken, o.urgent, o.visit_possible, o.trial_possible,
  o.half_days, o.hours_week, o.times_agreed, o.times_said, o.starts_on, o.ends_on, o.as_of, o.checked, (select json_agg(json_build_array(s.weekday, s.on_day, s.from_min, s.to_min, s.weeks)
    order by s.on_day, s.from_min, s.weekday) from public_slot s where s.opportunity_id = o.id) as slots`

/** All that is open: two ranges of a narrow index are counted four times as fast as rows with a condition. */
const countAll = (today: string): Condition =>
  sql`(select count(*)::int from public_opportunity where ends_on is null)
    + (select count(*)::int from public_opportunity where ends_on >= ${today}::date)`

/**
 * How many open activities are left out for nothing but that what is asked of them is not known: none of the conditions
 * is broken, and not all are known to hold.
 */
export async function countUnknown(db: Read, criteria: Criteria, today: string, reach: Reach | null): Promise<number> {
  const unsure = knownConditions(criteria, reach)
  if (unsure.length === 0) return 0
  const others = conditions({ ...criteria, when: 0, on: null, reward: null, loads: [] }, null)
  const [row] = await rowsOf(db, COUNT)`select count(*)::int as count from public_opportunity
    where ${sql.join([notOver(today), ...others, LACKING, sql`(${sql.join(unsure, sql` and `)}) is null`], sql` and `)}`
  return row!.count
}
const COUNT = { count: number }

/** The condition of the index `opportunity_unknown`: word by word, so that it is used. */
const LACKING = sql.raw(
  `(reward is null or half_days = 0 or lat is null or not (loads ?& array[${LOADS.map(load => `'${load}'`).join(', ')}]))`,
)

const SHOWN = {
  ...SAID,
  status: text<Status>(),
  summary: text(),
  description: text(),
  address: text(),
  terms: json<Record<string, string>>(),
  requires: list<string>(),
  wants: list<string>(),
  character: list<string>(),
  age_min: maybe(number),
  residents_only: maybe(yes),
  /** Whether a team takes it on. */
  in_team: yes,
  caution: text(),
  safety: text(),
  source_url: maybe(text()),
  /** The organiser's own, where its list gives one. */
  contact_phone: text(),
  told: json<Told[]>(),
  slots: json<SlotData[]>(),
  /** Whether somebody told of it. */
  stories: yes,
  /** Whether a date of it is booked by the web, or waited for. */
  bookable: yes,
}
/** Everything that the page of one activity says. */
export type Shown = Row<typeof SHOWN>

/** An activity that is or was public; undefined for one that never was, or is not there. */
export async function shownById(db: Read, id: string, today: string): Promise<Shown | undefined> {
  const [shown] = await rowsOf(db, SHOWN)`
    select o.id, o.status, o.title, o.summary, o.description, o.organisation, o.legal_form, o.category, o.town_id, o.place_name,
      o.address, o.lat, o.lng, o.reward, o.reward_said, o.reward_yen, o.reward_unit, o.terms, o.loads, o.requires, o.wants, o.character,
      o.age_min, o.residents_only, o.hours_week, o.in_team, o.capacity, o.taken, o.urgent, o.visit_possible, o.trial_possible,
      o.caution, o.safety, o.source_url, o.starts_on, o.ends_on, o.as_of, o.checked, o.half_days,
      o.times_agreed, o.times_said, o.told, o.contact_phone,
      coalesce((select json_agg(json_build_object('weekday', s.weekday, 'on_day', s.on_day, 'from_min', s.from_min,
          'to_min', s.to_min, 'weeks', s.weeks, 'need', s.need, 'demanding', s.demanding)
        order by s.on_day, s.weekday, s.from_min) from public_slot s where s.opportunity_id = o.id), '[]') as slots,
      exists (select from public_story t where t.opportunity_id = o.id) as stories,
      exists (select from public_occasion c where c.opportunity_id = o.id and c.taking
        and c.closes_on >= ${today}::date) as bookable
    from public_activity o where o.id = ${id}`
  return shown
}

const OF_FORM = { legal_form: text<LegalForm>(), category: text<Category>(), count: number }

/** How many open activities stand behind each door, for the first page. */
export const countByForm = (db: Read, today: string): Promise<Row<typeof OF_FORM>[]> =>
  rowsOf(db, OF_FORM)`
    select legal_form, category, count(*)::int as count from public_opportunity where ${notOver(today)} group by 1, 2`

const SPOT = { id, town_id: maybe(id), lat: maybe(number), lng: maybe(number) }

/** Where these take place, as far as the public knows: a place of its own, and its town. */
export const spotsOf = (db: Read, ids: readonly string[]): Promise<Row<typeof SPOT>[]> =>
  rowsOf(db, SPOT)`select id, town_id, lat, lng from public_activity where id = any(${ids}::uuid[])`
