import { sql } from 'kysely'
import { ERASED } from '#features/accounts/index.ts'
import type { Tx } from '#platform/db.ts'
import { inTurn } from '#platform/each.ts'
import type { Erase } from '#platform/feature.ts'

/**
 * A day of the year of birth that keeps how old they were on each day that is counted, so that every band and every limit of
 * age of a past figure stays (breakdown_cells, 0104; counting/store.ts): the first of January where that does.
 */
const birth = (
  person: string,
) => sql`(select d::date from generate_series(date_trunc('year', p.birth_on), p.birth_on, interval '1 day') d
  where not exists (select from (select p.registered_on as on_day
      union all select on_day from consultation where person_id = ${person} or with_id = ${person}
      union all select decided_on from decision where person_id = ${person}
      union all select referred_on from step where person_id = ${person} and referred_on is not null) c
    where age_of(d::date, c.on_day) <> age_of(p.birth_on, c.on_day)) order by d limit 1)`

/** The same town for all of an area: where somebody lived is known no nearer than the figures tell it. */
const TOWN = sql`(select min(n.id::text)::uuid from town t join town n on n.area_id = t.area_id where t.id = p.town_id)`

/**
 * The person stays as an empty shell. Their number is below 0, so that no paper and no search leads to it; \`folding\` is such
 * that no later version makes keys for a search of its name.
 */
const shell = (person: string, day: string) => sql`
  update person p set number = least((select min(number) from person), 0) - 1, family_name = ${ERASED}, given_name = '', family_kana = '',
    given_kana = '', name_key = '', kana_key = '', folding = 32767, birth_on = ${birth(person)}, town_id = ${TOWN}, address = '', phone = '',
    phone_digits = null, email = '', contact_by = '{}', contact_note = '', work_history = '', character = '{}', forms = null, pay = null,
    hours_wanted = null, hours_max = null, days_max = null, activities_max = null, never_free = false, health_note = '', held_by = null,
    held_on = null, version = version + 1, closed_on = coalesce(closed_on, ${day}::date), erased_on = ${day}::date
  where id = ${person} and erased_on is null`

/** Numbers of shells are given one after the other. */
const lockNumbers = (tx: Tx) =>
  sql`select pg_advisory_xact_lock(hashtext('erased number'), hashtext(tenant()::text))`.execute(tx)

/** Everything that says who they are, what they wish and what they can goes; what a figure tells them apart by stays. */
export const erasePerson: Erase = async (tx, person, { today }) => {
  await lockNumbers(tx)
  return inTurn(tx, [
    shell(person, today),
    sql`delete from condition where person_id = ${person}`,
    sql`delete from availability where person_id = ${person}`,
    sql`delete from absence_day where person_id = ${person}`,
    sql`delete from skill where person_id = ${person}`,
    sql`delete from wish where person_id = ${person}`,
    sql`delete from exclusion where person_id = ${person}`,
    sql`delete from person_bond where person_id = ${person} or other_id = ${person}`,
    // Only by which means they came farthest is told apart.
    sql`delete from reach r where person_id = ${person} and exists (select from reach f where f.person_id = ${person}
      and array_position(array['car', 'bus', 'bicycle', 'walk'], f.means) < array_position(array['car', 'bus', 'bicycle', 'walk'], r.means))`,
    sql`update reach set minutes = 1 where person_id = ${person}`,
    sql`update urgent_look set reason = ${ERASED} where person_id = ${person}`,
  ])
}
