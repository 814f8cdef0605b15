import { type RawBuilder, sql } from 'kysely'
import type { LegalForm } from '#features/kinds/index.ts'
import { lackingOf } from '#features/people/index.ts'
import { personRows } from '#features/proposals/index.ts'
import type { Audit, Plan, Rule, Share } from '#matching/index.ts'
import { ageOn } from '#platform/ages.ts'
import type { Day } from '#platform/dates.ts'
import type { Read } from '#platform/db.ts'
import { id, json, list, maybe, number, type Row, rowsOf, text } from '#platform/rows.ts'
import { leftOutIn } from '../rules.ts'
import type {
  Crowded,
  Face,
  Fairness,
  LeftOut,
  PlacementRow,
  SlotFacts,
  SlotRow,
  TeamRow,
  Unasked,
  Unfilled,
  Unplaced,
} from '../view.ts'

// What pages read of a plan, with the names that belong to it. Ages are those of the day on which it is looked at.

type FaceRow = Omit<Face, 'age'> & { birth_on: Day }

const faceColumns = sql`jsonb_build_object('id', p.id, 'number', p.number, 'name', trim(p.family_name || ' ' || p.given_name),
  'kana', trim(p.family_kana || ' ' || p.given_kana), 'birth_on', p.birth_on, 'area', a.name)`
const faceJoins = sql`left join town t on t.id = p.town_id left join area a on a.id = t.area_id`

const faceOf = ({ birth_on, ...face }: FaceRow, today: Day): Face => ({ ...face, age: ageOn(birth_on, today) })

const FACE = { face: json<FaceRow>() }

/** How people of a plan are named, by id. */
export async function facesOf(db: Read, ids: readonly string[], today: Day): Promise<Map<string, Face>> {
  const rows = await rowsOf(db, FACE)`
    select ${faceColumns} as face from person p ${faceJoins} where p.id = any(${ids}::uuid[])`
  return new Map(rows.map(({ face }) => [face.id, faceOf(face, today)]))
}

const SLOT = {
  slot: id,
  opportunity: id,
  title: text(),
  organisation: text(),
  legal_form: text<LegalForm>(),
  area_id: maybe(id),
  area: maybe(text()),
  weekday: number,
  from_min: number,
  to_min: number,
  weeks: maybe(list<number>()),
  need: number,
  reasons: list<Unfilled['reasons'][number]>(),
}
type SlotFactsRow = Row<typeof SLOT>

/**
 * Slots of a plan under a condition on them (`s`), in the order of the week. Left joins keep the order of the joins:
 * a plan is looked at before the planner has counted its fresh rows.
 */
export const slotRows = (db: Read, plan: string, which: RawBuilder<unknown>): Promise<SlotFactsRow[]> =>
  rowsOf(db, SLOT)`
    select s.slot_id as slot, s.opportunity_id as opportunity, o.title, g.name as organisation, o.legal_form,
      t.area_id, a.name as area, s.weekday, s.from_min, s.to_min, s.weeks, s.need, s.reasons
    from plan_slot s left join opportunity o on o.id = s.opportunity_id left join organisation g on g.id = o.organisation_id
    left join town t on t.id = o.town_id left join area a on a.id = t.area_id
    where s.plan_id = ${plan} and ${which}
    order by s.weekday, s.from_min, s.to_min, o.title, s.slot_id`

export const factsOf = ({ reasons, ...facts }: SlotFactsRow): SlotFacts => facts

/** What is known of slots of a plan, by id. */
export async function slotsOf(db: Read, plan: string, ids: readonly string[]): Promise<Map<string, SlotFacts>> {
  const rows = await slotRows(db, plan, sql`s.slot_id = any(${ids}::uuid[])`)
  return new Map(rows.map(row => [row.slot, factsOf(row)]))
}

const PLACEMENT = {
  ...FACE,
  slot: id,
  opportunity: id,
  score: number,
  terms: json<PlacementRow['terms']>(),
  origin: text<PlacementRow['origin']>(),
  locked: maybe(text()),
  proposal_id: maybe(id),
}

/** The placements of a plan as they are now, of everybody, of some people, or in some slots. */
export async function placementsOf(
  db: Read,
  plan: string,
  today: Day,
  { people, slots }: { people?: readonly string[]; slots?: readonly string[] } = {},
): Promise<PlacementRow[]> {
  const rows = await rowsOf(db, PLACEMENT)`
    select ${faceColumns} as face, n.slot_id as slot, n.opportunity_id as opportunity, n.score, n.terms, n.origin,
      k.name as locked, n.proposal_id
    from plan_placement n join person p on p.id = n.person_id ${faceJoins} left join account k on k.id = n.locked_by
    where n.plan_id = ${plan} and n.removed_at is null
      ${people ? sql`and n.person_id = any(${people}::uuid[])` : sql``} ${slots ? sql`and n.slot_id = any(${slots}::uuid[])` : sql``}
    order by p.family_kana, p.given_kana, p.number, n.slot_id`
  return rows.map(({ face, ...row }) => ({ person: faceOf(face, today), ...row }))
}

/** Every slot of the plan with the people who are in it now, in the order of the week. */
export async function boardOf(db: Read, plan: string, today: Day): Promise<SlotRow[]> {
  const placements = Map.groupBy(await placementsOf(db, plan, today), ({ slot }) => slot)
  const rows = await slotRows(db, plan, sql`true`)
  return rows.map(row => ({ ...factsOf(row), placements: placements.get(row.slot) ?? [] }))
}

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

const FREE = { slot: id, seats: number, reason: text<Unfilled['reasons'][number] | ''>() }
/** A slot with free seats; `reason`: the one that rules out the most people, '' where somebody was taken out by hand. */
export type Free = Row<typeof FREE>

/** Slots with free seats now, those with the most of them first. */
export const freeOf = (db: Read, plan: string): Promise<Free[]> =>
  rowsOf(db, FREE)`
    select s.slot_id as slot, s.need - coalesce(n.taken, 0) as seats, coalesce(s.reasons[1], '') as reason
    from plan_slot s left join (select slot_id, count(*)::int as taken from plan_placement
      where plan_id = ${plan} and removed_at is null group by slot_id) n on n.slot_id = s.slot_id
    where s.plan_id = ${plan} and s.need > coalesce(n.taken, 0) order by 2 desc, s.weekday, s.from_min, s.to_min, s.slot_id`

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

/** What could not be in the problem at all. */
export async function leftOutOf(db: Read, plan: string): Promise<LeftOut> {
  const row = await db.selectFrom('plan').select('left_out').where('id', '=', plan).executeTakeFirst()
  const { byAgreement, unknown, taken } = leftOutIn(row?.left_out)
  const names = await activitiesNamed(db, [...byAgreement, ...unknown])
  const named = (ids: readonly string[]) => ids.flatMap(id => names.get(id) ?? [])
  return { byAgreement: named(byAgreement), unknown: named(unknown), taken }
}

const COUNTED = { people: number }

/** Of how many people too little was known for the plan. */
export async function unaskedCount(db: Read, plan: string): Promise<number> {
  const rows = await rowsOf(db, COUNTED)`
    select coalesce(jsonb_array_length(left_out->'people'), 0) as people from plan where id = ${plan}`
  return rows[0]?.people ?? 0
}

/** Some of these people, from one on (0), with what is lacking now; who has left the desk is not named. */
export async function unaskedOf(db: Read, plan: string, from: number, most: number, today: Day): Promise<Unasked[]> {
  const row = await db.selectFrom('plan').select('left_out').where('id', '=', plan).executeTakeFirst()
  const rows = await personRows(db, leftOutIn(row?.left_out).people.slice(from, from + most))
  const faces = await facesOf(
    db,
    rows.map(({ id }) => id),
    today,
  )
  return rows.map(person => ({ person: faces.get(person.id)!, lacking: lackingOf(person) }))
}
