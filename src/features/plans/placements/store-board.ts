import { sql } from 'kysely'
import type { LegalForm } from '#features/kinds/index.ts'
import type { Day } from '#platform/dates.ts'
import type { Read } from '#platform/db.ts'
import { isId } from '#platform/ids.ts'
import { id, list, number, PLANNED_ANEW, rowsOf } from '#platform/rows.ts'
import { queryTerms } from '#platform/search.ts'
import type { Candidate, SlotFacts, SlotRow } from '../view.ts'
import { factsOf, placementsOf, slotRows, slotsOf } from './store-view.ts'

// The board of a plan, part by part: that of a big city has fifteen thousand slots, of which a page shows thirty.

/** Which slots: those of an area, of a legal form, with free seats, of a half-day. */
export type Which = { area: string | null; kind: LegalForm | null; free: boolean; cell?: number | null }

/** The half-day in which a slot begins, as the board counts them. */
const CELL = sql`s.weekday * 3 + case when s.from_min < 720 then 0 when s.from_min < 1020 then 1 else 2 end`

const slotsWith = (plan: string, { area, kind, free, cell = null }: Which) => sql`
  from plan_slot s left join (select slot_id, count(*)::int as taken from plan_placement
    where plan_id = ${plan} and removed_at is null group by slot_id) n on n.slot_id = s.slot_id
  left join opportunity o on o.id = s.opportunity_id
  ${area ? sql`left join town t on t.id = o.town_id` : sql``}
  where s.plan_id = ${plan}
    ${area ? sql`and t.area_id = ${isId(area) ? area : null}::uuid` : sql``} ${kind ? sql`and o.legal_form = ${kind}` : sql``}
    ${free ? sql`and s.need > coalesce(n.taken, 0)` : sql``} ${cell === null ? sql`` : sql`and ${CELL} = ${cell}`}`

const HALF_DAY = { cell: number, slots: number, empty: number, seats: number, taken: number }

/** A half-day of the week: its slots, those with nobody in them, and its seats; more people than seats are no negative room. */
export type HalfDay = { cell: number; slots: number; empty: number; seats: number; taken: number }

/** The half-days that have slots, in the order of the week. */
export const weekOf = (db: Read, plan: string, which: Which): Promise<HalfDay[]> =>
  rowsOf(db, HALF_DAY)`
    select ${CELL} as cell, count(*)::int as slots, count(*) filter (where n.taken is null)::int as empty,
      sum(s.need)::int as seats, sum(least(s.need, coalesce(n.taken, 0)))::int as taken
    ${slotsWith(plan, which)} group by 1 order by 1`

const SLOT = { slot: id }

/** Some slots from one on (0), with the people in them: those that anybody is in, those that nobody is in, or all. */
export async function slotsFrom(
  db: Read,
  plan: string,
  today: Day,
  { which, peopled, from, most }: { which: Which; peopled: boolean | null; from: number; most: number },
): Promise<SlotRow[]> {
  const only = peopled === null ? sql`` : peopled ? sql`and n.taken is not null` : sql`and n.taken is null`
  const rows = await rowsOf(db, SLOT)`
    select s.slot_id as slot ${slotsWith(plan, which)} ${only}
    order by s.weekday, s.from_min, s.to_min, o.title, s.slot_id limit ${most} offset ${from}`
  const ids = rows.map(({ slot }) => slot)
  const facts = await slotsOf(db, plan, ids)
  const placements = Map.groupBy(await placementsOf(db, plan, today, { slots: ids }), ({ slot }) => slot)
  return ids.map(slot => ({ ...facts.get(slot)!, placements: placements.get(slot) ?? [] }))
}

const PERSON = { person: id }

/** Some of those with a placement from which nothing was proposed yet, by number, with their slots; and how many there are. */
export async function candidatesOf(
  db: Read,
  plan: string,
  today: Day,
  { from, most }: { from: number; most: number },
): Promise<Candidate[]> {
  const rows = await rowsOf(db, PERSON)`${PLANNED_ANEW}
    select n.person_id as person from plan_placement n join person p on p.id = n.person_id
    where n.plan_id = ${plan} and n.removed_at is null and n.proposal_id is null
    group by n.person_id, p.number order by p.number limit ${most} offset ${from}`
  const people = rows.map(({ person }) => person)
  const open = (await placementsOf(db, plan, today, { people })).filter(({ proposal_id }) => proposal_id === null)
  const slots = await slotsOf(
    db,
    plan,
    open.map(({ slot }) => slot),
  )
  const mine = Map.groupBy(open, ({ person }) => person.id)
  return people.map(person => ({
    person: mine.get(person)![0]!.person,
    slots: [...slots.values()].filter(({ slot }) => mine.get(person)!.some(one => one.slot === slot)),
  }))
}

const COUNT = { count: number }

/** How many people have a placement from which nothing was proposed yet. */
export async function candidateCount(db: Read, plan: string): Promise<number> {
  const [row] = await rowsOf(db, COUNT)`
    select count(distinct person_id)::int as count from plan_placement
    where plan_id = ${plan} and removed_at is null and proposal_id is null`
  return row!.count
}

const FOUND = { ids: list<string>(), all: number }

/**
 * The slots of the activities of a plan in whose names or texts these words are, of so many activities at most, and those
 * of an activity and of a slot that are named (ids, or anything); `all`: how many activities the words find.
 */
export async function slotsFound(
  db: Read,
  plan: string,
  { q, activity, slot, most }: { q: string; activity: string; slot: string; most: number },
): Promise<{ slots: SlotFacts[]; all: number }> {
  const mine = sql`from plan_slot where plan_id = ${plan}`
  const named = sql`(slot_id = ${isId(slot) ? slot : null}::uuid or opportunity_id = ${isId(activity) ? activity : null}::uuid)`
  const { patterns } = queryTerms(q)
  // The words are looked for in each activity of the plan by its key, as in crowdedOf; without any, nothing is looked up.
  const worded = sql`cross join lateral (select from opportunity
    where id = s.id and search_text like all (${patterns}::text[]) offset 0) o`
  const [row] = await rowsOf(db, FOUND)`
    with found as (select s.id from (select distinct opportunity_id as id ${mine}) s ${patterns.length > 0 ? worded : sql``})
    select array(select id from found order by id limit ${most}) || array(select opportunity_id ${mine} and ${named}) as ids,
      (select count(*)::int from found) as all`
  const slots = await slotRows(db, plan, sql`s.opportunity_id = any(${row!.ids}::uuid[])`)
  return { slots: slots.map(factsOf), all: row!.all }
}
