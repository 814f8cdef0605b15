import { sql } from 'kysely'
import { placedBy, settingsOn } from '#features/municipalities/index.ts'
import { inTurn } from '#platform/each.ts'
import type { Erase } from '#platform/feature.ts'
import { yearsKept } from '../store.ts'

/**
 * An operator with a licence must keep name, address and birthday of who sought work for two years after the end (職業安定法
 * 32条の15, 33条4項): they stay in the ledger alone, until its round forgets them. Where a city places by itself no law keeps them.
 */
export const eraseSeekings: Erase = async (tx, person, { today }) => {
  const years = await yearsKept(tx, today)
  const must = placedBy(await settingsOn(tx, today)) === 'operator'
  const over = sql`(not ${must}::boolean or ended_on + make_interval(years => ${years}) < ${today}::date)`
  return inTurn(tx, [
    sql`update job_seeking set ended_on = greatest(received_on, ${today}::date), ended_as = 'closed' where person_id = ${person} and ended_on is null`,
    sql`update job_seeking s set kept = jsonb_build_object('name', trim(p.family_name || ' ' || p.given_name), 'address', coalesce(t.name, '') || p.address,
        'birth_on', p.birth_on)
      from person p left join town t on t.municipality_id = p.municipality_id and t.id = p.town_id
      where p.municipality_id = s.municipality_id and p.id = s.person_id and s.person_id = ${person} and s.kept is null and p.erased_on is null and not ${over}`,
    sql`update job_seeking set person_id = null, kept = null, work = '' where person_id = ${person} and ${over}`,
  ])
}
