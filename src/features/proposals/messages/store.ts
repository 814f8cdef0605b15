import type { Day } from '#platform/dates.ts'
import type { Read } from '#platform/db.ts'
import { id, maybe, number, rowsOf, text } from '#platform/rows.ts'
import { isPaused } from '../record/store.ts'
import { PLANS, type Plan } from '../rules.ts'

const AGREED = {
  id,
  entry: id,
  person_id: id,
  verb: text<Plan>(),
  title: text(),
  organisation: text(),
  place: text(),
  planned_at: maybe(number),
}

/** What is agreed for a day and still stands: the last plan of each proposal that is being tried. */
export const agreedFor = (db: Read, day: Day) =>
  rowsOf(db, AGREED)`
    select q.id, e.id as entry, q.person_id, e.verb, o.title, g.name as organisation, coalesce(o.place_name, '') as place,
      (e.data->>'planned_at')::int as planned_at
    from proposal q join opportunity o on o.id = q.opportunity_id join organisation g on g.id = o.organisation_id
    join person p on p.id = q.person_id
    join lateral (select l.id, l.verb, l.data from proposal_entry l where l.proposal_id = q.id and l.verb = any(${[...PLANS, 'result']}::text[])
      order by l.at desc, l.id desc limit 1) e on true
    where q.status = 'visiting' and e.verb <> 'result' and e.data->>'planned_on' = ${day} and p.closed_on is null and not ${isPaused}
    order by q.id`
