import type { Pair } from '#features/people/index.ts'
import type { Day } from '#platform/dates.ts'
import type { Read } from '#platform/db.ts'
import { id, json, type Row, rowsOf, text } from '#platform/rows.ts'
import { OPEN_STATUSES } from '../rules.ts'

/** How near somebody is to an activity: in it, or it is proposed to them. */
export type Place = 'in' | 'proposed'

const BOUND = {
  person_id: id,
  kind: text<Pair['kind']>(),
  other: json<{ id: string; number: number; name: string }>(),
  places: json<Record<string, Place>>(),
}
/** A bond that holds, as it is seen from one of the two, with the activities in which the other one is or may soon be. */
export type Bound = Row<typeof BOUND>

/**
 * Whom these people go with or are not to meet, and where those are. Who has left the desk is nowhere. Whoever comes
 * instead of somebody has no proposal of the activity; every other duty follows from an open one.
 * Of two places in one activity the nearer is written last, and so it is kept.
 */
export const boundTo = (db: Read, people: readonly string[], today: Day): Promise<Bound[]> =>
  rowsOf(db, BOUND)`
    select b.person_id, b.kind,
      jsonb_build_object('id', o.id, 'number', o.number, 'name', trim(o.family_name || ' ' || o.given_name)) as other,
      coalesce((select jsonb_object_agg(opportunity, place order by place desc) from (
        select q.opportunity_id as opportunity, case when q.status in ('decided', 'active') then 'in' else 'proposed' end as place
          from proposal q where q.person_id = o.id and q.status = any(${OPEN_STATUSES}::text[])
        union all
        select a.opportunity_id, 'in' from assignment a
          where a.person_id = o.id and a.call_id is not null and a.to_on >= greatest(a.from_on, ${today}::date)
      ) t), '{}') as places
    from (
      select person_id, other_id, kind from person_bond where ended_on is null
      union all select other_id, person_id, kind from person_bond where ended_on is null
    ) b join person o on o.id = b.other_id
    where b.person_id = any(${people}::uuid[]) and o.closed_on is null
    order by b.kind, o.kana_key, o.number`
