import type { Category } from '#features/kinds/index.ts'
import { matchingRows } from '#features/opportunities/index.ts'
import { liveBonds, type Pair } from '#features/people/index.ts'
import {
  ASKED_AGAIN_DAYS,
  candidateCounts,
  OPEN_STATUSES,
  type OpportunityRow,
  type PersonRow,
  personRows,
} from '#features/proposals/index.ts'
import type { Day } from '#platform/dates.ts'
import type { Read } from '#platform/db.ts'
import { day, id, list, maybe, number, type Row, rowsOf } from '#platform/rows.ts'

/** What is told apart in the audit, and where a what-if reaches. */
export type Origin = { id: string; area_id: string | null; area: string | null; sex: string | null }

const ASSIGNED = {
  person: id,
  opportunity: id,
  slot: maybe(id),
  weekday: maybe(number),
  on_day: maybe(day),
  from_min: number,
  to_min: number,
}
/** Somebody has a slot already, at these times within the period of the plan. */
export type Assigned = Row<typeof ASSIGNED>

/** Everything in the city that a plan is made from. */
export type CityRows = {
  people: PersonRow[]
  opportunities: OpportunityRow[]
  origins: Map<string, Origin>
  /** What is not planned for somebody: it is proposed to them now, or they passed over it lately. */
  notAgain: Map<string, string[]>
  assigned: Assigned[]
  /** Who goes together, and who is kept apart. */
  bonds: Pair[]
  /** The categories in which somebody has begun an activity already. */
  done: Map<string, Category[]>
}

/** Reads the city for a plan of these days. */
export async function cityRows(db: Read, from: Day, until: Day): Promise<CityRows> {
  const people = await personRows(db)
  const candidates = await candidateCounts(db)
  const opportunities = (await matchingRows(db)).map(row => ({ ...row, candidates: candidates.get(row.id) ?? 0 }))
  const origins = await originsOf(db)
  return {
    people,
    opportunities,
    origins,
    notAgain: await notAgain(db, from),
    assigned: await assigned(db, from, until),
    bonds: await liveBonds(db),
    done: await done(db, from),
  }
}

/** Where people live and how they stand in the register, by id. */
export async function originsOf(db: Read): Promise<Map<string, Origin>> {
  const rows = await db
    .selectFrom('person as p')
    .leftJoin('town as t', 't.id', 'p.town_id')
    .leftJoin('area as a', 'a.id', 't.area_id')
    .select(['p.id', 't.area_id', 'a.name as area', 'p.sex'])
    .execute()
  return new Map(rows.map(row => [row.id, row]))
}

const OFFERED = { person_id: id, ids: list<string>() }

async function notAgain(db: Read, day: Day): Promise<Map<string, string[]>> {
  const rows = await rowsOf(db, OFFERED)`
    select q.person_id, array_agg(distinct q.opportunity_id order by q.opportunity_id) as ids from proposal q
    where q.status = any(${OPEN_STATUSES}::text[]) or ${day}::date - (${JSON.stringify(ASKED_AGAIN_DAYS)}::jsonb->>q.status)::int
      < (select max(e.on_day) from proposal_entry e where e.proposal_id = q.id)
    group by q.person_id`
  return new Map(rows.map(({ person_id, ids }) => [person_id, ids]))
}

const DONE = { person_id: id, categories: list<Category>() }

/** By person; a decision that ended before it began is no experience. */
async function done(db: Read, day: Day): Promise<Map<string, Category[]>> {
  const rows = await rowsOf(db, DONE)`
    select d.person_id, array_agg(distinct o.category order by o.category) as categories
    from decision d join proposal q on q.id = d.proposal_id join opportunity o on o.id = d.opportunity_id
    where q.status in ('active', 'ended') and d.starts_on <= ${day} and (d.ended_on is null or d.ended_on >= d.starts_on)
    group by d.person_id`
  return new Map(rows.map(({ person_id, categories }) => [person_id, categories]))
}

/** Assignments that live at some time in the period; who comes in somebody's place for one day has that day taken only. */
const assigned = (db: Read, from: Day, until: Day): Promise<Assigned[]> =>
  rowsOf(db, ASSIGNED)`
    select a.person_id as person, a.opportunity_id as opportunity, case when a.call_id is null then a.slot_id end as slot, a.weekday, a.on_day,
      a.from_min, a.to_min
    from assignment a left join decision d on d.proposal_id = a.proposal_id
    where a.from_on <= ${until} and coalesce(least(a.to_on, d.ended_on), ${until}) >= ${from} order by a.id`
