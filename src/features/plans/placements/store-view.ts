import { type RawBuilder, sql } from 'kysely'
import type { LegalForm } from '#features/kinds/index.ts'
import { ageOn } from '#platform/ages.ts'
import type { Day } from '#platform/dates.ts'
import type { Read } from '#platform/db.ts'
import { id, json, list, maybe, number, type Row, rowsOf, text } from '#platform/rows.ts'
import type { Face, PlacementRow, SlotFacts, SlotRow, Unfilled } from '../view.ts'

// What pages read of a plan, with the names that belong to it. Ages are those of the day on which it is looked at.

type FaceRow = Omit<Face, 'age'> & { birth_on: Day }

export const faceColumns = sql`jsonb_build_object('id', p.id, 'number', p.number, 'name', trim(p.family_name || ' ' || p.given_name),
  'kana', trim(p.family_kana || ' ' || p.given_kana), 'birth_on', p.birth_on, 'area', a.name)`
export const faceJoins = sql`left join town t on t.id = p.town_id left join area a on a.id = t.area_id`

export const faceOf = ({ birth_on, ...face }: FaceRow, today: Day): Face => ({ ...face, age: ageOn(birth_on, today) })

export const FACE = { face: json<FaceRow>() }

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
