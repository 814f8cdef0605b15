import { sql } from 'kysely'
import type { Audit, Plan, Rule, Share } from '#matching/index.ts'
import type { Day } from '#platform/dates.ts'
import type { Read } from '#platform/db.ts'
import { id, json, list, maybe, number, type Row, rowsOf, text } from '#platform/rows.ts'
import type { Crowded, Fairness, TeamRow, Unfilled, Unplaced } from '../../view.ts'
import { FACE, faceColumns, faceJoins, faceOf, slotRows, slotsOf } from '../store-view.ts'

const WAITING = { ...FACE, waiting_days: number, reasons: list<Rule | 'seats'>(), nearest: maybe(text()) }

/** Those without a place now, who waited longest first; so many from one on (0), or all. Whoever had one and lost it by hand has no reasons. */
export async function unplacedOf(
  db: Read,
  plan: string,
  today: Day,
  { from = 0, most = null }: { from?: number; most?: number | null } = {},
): Promise<Unplaced[]> {
  const rows = await rowsOf(db, WAITING)`
    select ${faceColumns} as face, e.waiting_days, e.reasons, e.nearest
    from (select person_id, waiting_days, reasons, nearest from plan_person w where plan_id = ${plan}
      and not exists (select 1 from plan_placement n
        where n.plan_id = ${plan} and n.person_id = w.person_id and n.removed_at is null)
      order by waiting_days desc, person_id limit ${most} offset ${from}) e
    join person p on p.id = e.person_id ${faceJoins} order by e.waiting_days desc, e.person_id`
  return rows.map(({ face, ...row }) => ({ person: faceOf(face, today), ...row }))
}

type Reason = Unfilled['reasons'][number] | ''
const FREE = { slot: id, seats: number, reason: text<Reason>(), total: number }
/** A slot with free seats; `reason`: the one that rules out the most people, '' where somebody was taken out by hand. */
export type Free = Row<typeof FREE>

const freeSlots = (plan: string) => sql`
  select s.slot_id as slot, s.need - coalesce(n.taken, 0) as seats, coalesce(s.reasons[1], '') as reason, s.weekday, s.from_min, s.to_min
  from plan_slot s left join (select slot_id, count(*)::int as taken from plan_placement
    where plan_id = ${plan} and removed_at is null group by slot_id) n on n.slot_id = s.slot_id
  where s.plan_id = ${plan} and s.need > coalesce(n.taken, 0)`
const mostFirst = sql`order by seats desc, weekday, from_min, to_min, slot`

/**
 * Slots with free seats now, those with the most of them first: this one, or those of a reason, a part of them. Each says
 * how many there are in all.
 */
export const freeOf = (
  db: Read,
  plan: string,
  wanted: { slot: string } | { reason: string; from: number; most: number },
): Promise<Free[]> =>
  rowsOf(db, FREE)`
    select slot, seats, reason, count(*) over ()::int as total from (${freeSlots(plan)}) f
    where ${'slot' in wanted ? sql`slot = ${wanted.slot}::uuid` : sql`reason = ${wanted.reason}`}
    ${mostFirst} ${'slot' in wanted ? sql`` : sql`limit ${wanted.most} offset ${wanted.from}`}`

const FREE_GROUP = { reason: text<Reason>(), count: number, seats: number, first: json<Free[]>() }
export type FreeGroup = Row<typeof FREE_GROUP>

/** All of them by reason: how many slots and seats, and the first ones. */
export const freeGroupsOf = (db: Read, plan: string, first: number): Promise<FreeGroup[]> =>
  rowsOf(db, FREE_GROUP)`
    with f as materialized (${freeSlots(plan)})
    select g.reason, g.count, g.seats, (select jsonb_agg(to_jsonb(o)) from (
      select slot, seats, reason, g.count as total from f where f.reason = g.reason ${mostFirst} limit ${first}) o) as first
    from (select reason, count(*)::int as count, sum(seats)::int as seats from f group by reason) g order by g.count desc, g.reason`

/** Some of them, with what is known of the slots. */
export async function unfilledOf(db: Read, plan: string, free: readonly Free[]): Promise<Unfilled[]> {
  const slots = await slotRows(db, plan, sql`s.slot_id = any(${free.map(({ slot }) => slot)}::uuid[])`)
  const facts = new Map(slots.map(row => [row.slot, row]))
  return free.flatMap(({ slot, seats }) => {
    const known = facts.get(slot)
    return known ? [{ ...known, seats }] : []
  })
}

const CROWDED = { id, title: text(), organisation: text(), left: number, people: number }

/**
 * Activities in which the plan now has more people than there are places left in all. Each is looked up by its key: a city
 * has ten times as many activities as a plan, and the planner would read all of them.
 */
export const crowdedOf = (db: Read, plan: string): Promise<Crowded[]> =>
  rowsOf(db, CROWDED)`
    select o.id, o.title, g.name as organisation, o.left, n.people
    from (select opportunity_id, count(*)::int as people from (select distinct opportunity_id, person_id from plan_placement
      where plan_id = ${plan} and removed_at is null) each group by opportunity_id) n
    cross join lateral (select id, title, organisation_id, greatest(0, capacity - taken) as left from opportunity
      where id = n.opportunity_id and capacity is not null offset 0) o
    join organisation g on g.id = o.organisation_id
    where n.people > o.left order by n.people - o.left desc, o.title`

type Named = { id: string; title: string; organisation: string }

/** How activities are named, by id. */
export async function activitiesNamed(db: Read, ids: readonly string[]): Promise<Map<string, Named>> {
  const rows = await db
    .selectFrom('opportunity as o')
    .innerJoin('organisation as g', 'g.id', 'o.organisation_id')
    .select(['o.id', 'o.title', 'g.name as organisation'])
    .where(sql<boolean>`o.id = any(${ids}::uuid[])`)
    .orderBy('o.title')
    .orderBy('o.id')
    .execute()
  return new Map(rows.map(row => [row.id, row]))
}

const TEAMS = { teams: maybe(json<Plan['teams']>()) }

/** The activities that a team does: whether it came together, and what was missing. */
export async function teamsOf(db: Read, plan: string): Promise<TeamRow[]> {
  const [row] = await rowsOf(db, TEAMS)`select teams from plan where id = ${plan}`
  const teams = row?.teams ?? []
  const names = await activitiesNamed(
    db,
    teams.map(({ opportunity }) => opportunity),
  )
  const slots = await slotsOf(
    db,
    plan,
    teams.flatMap(({ missing }) => missing.map(({ slot }) => slot)),
  )
  return teams.flatMap(({ opportunity, formed, missing, nearest = null }) => {
    const name = names.get(opportunity)
    const lacks = missing.flatMap(one => {
      const slot = slots.get(one.slot)
      return slot ? [{ ...one, slot }] : []
    })
    return name
      ? [{ opportunity, title: name.title, organisation: name.organisation, formed, missing: lacks, nearest }]
      : []
  })
}

const AUDIT = { audit: maybe(json<Audit>()) }

/** Who was served and who was not, as the run left it; null where there is no plan yet. */
export async function fairnessOf(db: Read, plan: string): Promise<Fairness | null> {
  const [row] = await rowsOf(db, AUDIT)`select audit from plan where id = ${plan}`
  if (!row?.audit) return null
  const { audit } = row
  const { waiting, age, envy, unreachable, groups } = audit
  const names = await activitiesNamed(db, unreachable.opportunities)
  const grouped = (name: string): Share[] => groups[name] ?? []
  const [area, sex] = [grouped('area'), grouped('sex')]
  return { waiting, age, area, sex, envy, unreachable: unreachable.slots.length, nobody: [...names.values()] }
}
