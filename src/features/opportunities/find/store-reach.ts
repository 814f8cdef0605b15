import { type RawBuilder, sql } from 'kysely'
import { type Reach, withinReach } from '#features/places/index.ts'
import { KEPT } from './reach.ts'

const array = (of: 'halves' | 'evenings'): RawBuilder<unknown> => sql.raw(`(array[${KEPT.map(one => one[of])}])`)

/** Within the reach, of what is open. */
export const reachCondition = (reach: Reach): RawBuilder<boolean> =>
  withinReach(reach, {
    table: sql`public_opportunity`,
    unsure: sql`half_days = 0`,
    at: time => sql`(half_days & ~((half_days >> 14) & ${sql.lit(KEPT[0]!.afternoons)}) & ${array('halves')}[${time} + 1] <> 0
      or (half_days >> 14) & ${array('evenings')}[${time} + 1] <> 0)`,
  })
