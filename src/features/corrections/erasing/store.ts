import { sql } from 'kysely'
import { inTurn } from '#platform/each.ts'
import type { Erase } from '#platform/feature.ts'
import { NO_REASON } from '../rules.ts'

/** That something was put right, by whom and when, stays; what it was and is, and why, goes. */
export const eraseCorrections: Erase = (tx, person) =>
  inTurn(tx, [
    sql`update correction set reason = ${NO_REASON}, before = jsonb_build_object('name', before -> 'name', 'row', '{}'::jsonb, 'told', '[]'::jsonb),
      after = case when after is not null then jsonb_build_object('name', after -> 'name', 'row', '{}'::jsonb, 'told', '[]'::jsonb) end
      where person_id = ${person} or to_person = ${person} or whose = ${person}`,
  ])
