import { sql } from 'kysely'
import { metresFrom, type Reach } from '#features/places/index.ts'
import { shortest, soughtQuery } from '#platform/search.ts'
import type { Criteria } from './criteria.ts'
import { type Condition, conditions, FRONT, firstOf, isIn, notOver, TITLE_END } from './store-conditions.ts'

/*
 * What has some of the words, best first. A word that stands in every tenth text is not followed through all of them: of each
 * word so many are looked at, and what several words lead to is weighed by all of them.
 */

const SAMPLE = 300
const WEIGHED = 60

/** Where a word stands: itself in the title, a synonym there, both in front, either behind, where it tells little. */
const TELLING = { title: 9, sameInTitle: 8, head: 6, sameInHead: 5, behind: 2 } as const

/** How much it tells where in the front of this text the word or what means the same stands; `behind` where it does not. */
const placeOf = ([word = '', ...same]: readonly string[], behind: Condition): Condition =>
  sql`(select case when itself < title_end then ${sql.lit(TELLING.title)} when same < title_end then ${sql.lit(TELLING.sameInTitle)}
      when itself is not null then ${sql.lit(TELLING.head)} when same is not null then ${sql.lit(TELLING.sameInHead)} else ${behind} end
    from (select ${firstOf([word])} as itself, ${firstOf(same)} as same, ${TITLE_END} as title_end) at)`

const BEHIND = sql.lit(TELLING.behind)
const anyIn = (group: readonly string[]): Condition => sql`(${sql.join(shortest(group).map(isIn), sql` or `)})`

/** The more of the words the better, and of the words the rarer (inverse document frequency, Spärck Jones 1972). */
const telling = (at: number): Condition => sql`(select tells from often where word = ${sql.lit(at)})`

/** A page of what has any of these words, the best first. */
export function someOpen(criteria: Criteria, today: string, reach: Reach | null): Condition {
  const { sought, any, from, page, size } = criteria
  const groups = sought ?? []
  const others = conditions({ ...criteria, q: '', sought: [] }, reach)
  const where = sql.join([notOver(today), ...others], sql` and `)
  const samples = groups.map(
    (group, at) => sql`(select id, published_on, ${sql.lit(at)} as word, ${placeOf(group, BEHIND)} as place from
      (select id, published_on, ${FRONT} from public_opportunity where ${where} and search @@ ${soughtQuery([group])}::tsquery
        and ${anyIn(group)} limit ${SAMPLE}) sample)`,
  )
  const weights = groups.map((_, at) => sql`(${sql.lit(at)}, ${sql.lit(any?.[at] ?? 1)}::float8)`)
  const all = groups.map(
    (group, at) =>
      sql`coalesce(${placeOf(group, sql`case when ${anyIn(group)} then ${BEHIND} else 0 end`)} * ${telling(at)}, 0)`,
  )
  return sql`with found as materialized (${sql.join(samples, sql` union all `)}),
    often as materialized (select word, weight * ln(1.2 + (select count(*) from found) / (1.0 + count(*))) as tells
      from found join (values ${sql.join(weights)}) given(word, weight) using (word) group by word, weight),
    best as materialized (select id, max(published_on) as published_on from found join often using (word) group by id
      order by sum(place * tells) desc, max(published_on) desc, id desc limit ${WEIGHED})
    select id, title, stamp, ${from ? metresFrom(from) : sql`null::float8`} as metres,
      (select count(distinct id)::int from found) as total, false as more
    from (select o.*, ${sql.join(all, sql` + `)} as score from best join public_opportunity o using (id) cross join lateral (select ${FRONT} offset 0) f) o
    order by score desc, published_on desc, id desc limit ${size} offset ${(page - 1) * size}`
}
