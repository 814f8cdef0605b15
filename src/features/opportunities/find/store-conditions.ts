import { type RawBuilder, sql } from 'kysely'
import type { Door } from '#features/kinds/index.ts'
import type { Reach } from '#features/places/index.ts'
import { type Day, partsOf, weekday } from '#platform/dates.ts'
import { fold } from '#platform/folding.ts'
import { queryTerms, type Sought, shortest, soughtQuery } from '#platform/search.ts'
import { type Criteria, categoriesBehind, idEndOf, REWARD_FILTERS, WORK_FORMS } from './search.ts'
import { reachCondition } from './store-reach.ts'
import { keptBits } from './week.ts'

// What a visitor asks of an activity, as conditions on the view of what is open.

export type Condition = RawBuilder<unknown>

/** Not past its end on this day. */
export const notOver = (today: string): Condition => sql`(ends_on is null or ends_on >= ${today}::date)`

/** All that is asked. `by`: words are found by the index, or in the text alone. */
export function conditions(criteria: Criteria, reach: Reach | null, by: 'index' | 'text' = 'index'): Condition[] {
  const { door, form, category, area, when, on, from, reward, wage, loads, trial, visit, published } = criteria
  const list: Condition[] = []
  if (door) list.push(...doorConditions(door))
  if (form) list.push(sql`legal_form = ${form}`)
  if (category) list.push(sql`category = ${category}`)
  if (area) list.push(sql`town_id in (select id from town where area_id = ${area.id})`)
  if (trial) list.push(sql`trial_possible`)
  if (visit) list.push(sql`visit_possible`)
  if (wage) list.push(wageCondition(wage))
  if (published) list.push(publishedIn(published))
  return [
    ...list,
    ...knownConditions({ when, on, reward, loads, from }, reach),
    ...wordConditions(criteria, by),
    ...unwantedConditions(criteria),
  ]
}

export const publishedIn = ({ after, until }: { after: Day; until: Day }): Condition =>
  sql`published_on > ${after}::date and published_on <= ${until}::date`

/** Paid by the hour, so much and more. */
const wageCondition = (yen: number): Condition =>
  sql`reward = 'wage' and exists (select from public_activity a
    where a.id = public_opportunity.id and a.reward_unit = 'hour' and a.reward_yen >= ${yen})`

/** An afternoon that is kept for an evening alone is none (week.ts). Without times it is not known. */
function weekCondition(when: number): Condition {
  const { halves, evenings, afternoons } = keptBits(when)
  return sql`case when half_days <> 0 then half_days & ~((half_days >> 14) & ${afternoons}::int) & ${halves}::int <> 0
    or (half_days >> 14) & ${evenings}::int <> 0 end`
}

/** Those of which the answer may not be known: null, neither true nor false. */
export function knownConditions(
  { when, on, reward, loads, from }: Pick<Criteria, 'when' | 'on' | 'reward' | 'loads' | 'from'>,
  reach: Reach | null,
): Condition[] {
  return [
    ...(when ? [weekCondition(when)] : []),
    ...(on ? [dayCondition(on)] : []),
    ...(reward ? [sql`reward in (${sql.join([...REWARD_FILTERS[reward]])})`] : []),
    ...loads.map(load => sql`(loads ->> ${load})::int = 0`),
    ...(from && reach !== null ? [reachCondition(reach)] : []),
  ]
}

/**
 * Takes place on this day: dated, or weekly in this week of the month, between its first and its last day. Without times it
 * is not known.
 */
const dayCondition = (on: Day): Condition => sql`((ends_on is null or ends_on >= ${on}::date)
  and case when half_days <> 0 then exists (select from public_slot s where s.opportunity_id = public_opportunity.id
    and (s.on_day = ${on}::date or (s.weekday = ${weekday(on)} and s.weeks & ${1 << Math.floor((partsOf(on).date - 1) / 7)}::int <> 0))) end
  and exists (select from public_activity a where a.id = public_opportunity.id and (a.starts_on is null or a.starts_on <= ${on}::date)))`

/** As `doorOf` says: paid forms are work, whatever the category. */
export function doorConditions(door: Door): Condition[] {
  const [forms, categories] = [sql.join([...WORK_FORMS]), sql.join(categoriesBehind(door))]
  return door === 'work'
    ? [sql`(legal_form in (${forms}) or category in (${categories}))`]
    : [sql`legal_form not in (${forms})`, sql`category in (${categories})`]
}

/** The words with their synonyms; without synonyms each as it stands. */
const soughtIn = ({ q, sought }: Criteria): Sought => sought ?? queryTerms(q).terms.map(term => [term])

/** A number as it is said on the phone finds its activity; other words must all be in the text, found by the index or in the text alone. */
function wordConditions(criteria: Criteria, by: 'index' | 'text'): Condition[] {
  const end = idEndOf(criteria.q)
  if (end) return [sql`right(id::text, 7) = ${end}`]
  const sought = soughtIn(criteria)
  if (sought.length === 0) return []
  // One or two characters are one lexeme and need no second look; strpos is LIKE '%…%', a third faster.
  const groups = sought.map(shortest)
  const looked = by === 'text' ? groups : groups.filter(group => group.some(term => [...term].length > 2))
  const inText = looked.map(group => sql`(${sql.join(group.map(isIn), sql` or `)})`)
  return by === 'text' ? inText : [sql`search @@ ${soughtQuery(sought)}::tsquery`, ...inText]
}

/** What an activity says of itself in front, to the first empty line: a dishwasher in passing is no 皿洗い. */
const HEAD = sql`split_part(search_text, chr(10) || chr(10), 1)`

const unwantedConditions = ({ unwanted = [] }: Criteria): Condition[] =>
  unwanted.map(word => sql`strpos(${HEAD}, ${fold(word)}) = 0`)

export const isIn = (term: string): Condition => sql`strpos(search_text, ${term}) > 0`

/**
 * The title and what a card says, a few lines of a long text: where its words stand is asked of these alone, since what is not
 * in them is known to stand behind. In the database a search costs by the length of what is searched, and of each word there are
 * up to twelve spellings.
 */
export const FRONT = sql`left(search_text, greatest(strpos(search_text, chr(10) || chr(10)), strpos(search_text, chr(10)))) as front`

/** Where in the front of a text (`front`) any of these begins first; null where none does. */
export const firstOf = (terms: readonly string[]): Condition =>
  terms.length === 0
    ? sql`null::int`
    : sql`least(${sql.join(terms.map(term => sql`nullif(strpos(front, ${term}), 0)`))})`

/** Where the title ends. */
export const TITLE_END = sql`strpos(front, chr(10))`

const column = (name: string, at: number | '' = ''): Condition => sql.ref(`${name}${at}`)

/**
 * The order of what has these words, each with its synonyms: how far ahead they stand, in the title, in what a card says (to
 * the first empty line), or behind; the word itself before its synonyms; places are added up. `columns` are looked for once in
 * the front of each text, and `rank` is worked out from them. Null: only words that were understood are put in an order.
 */
export function orderOf({ q, sought }: Criteria): { columns: Condition[]; rank: Condition } | null {
  if (!sought || sought.length === 0 || idEndOf(q)) return null
  const columns = sought.flatMap(([word = '', ...others], at) => [
    sql`${firstOf([word])} as ${column('itself', at)}`,
    sql`${firstOf(others)} as ${column('same', at)}`,
  ])
  const places = sought.map((_, at) => placeOf(at))
  return { columns: [sql`${TITLE_END} as ${column('title_end')}`, ...columns], rank: sql.join(places, sql` + `) }
}

const placeOf = (at: number): Condition => {
  const [itself, same, title] = [column('itself', at), column('same', at), column('title_end')]
  return sql`case when ${itself} < ${title} then 0 when ${same} < ${title} then 1 when ${itself} is not null then 2
    when ${same} is not null then 3 else 4 end`
}
