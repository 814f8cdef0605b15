import type { Day } from '#platform/dates.ts'
import type { Read } from '#platform/db.ts'
import type { Skip } from '../../rules.ts'
import type { Face, SlotFacts } from '../../view.ts'
import { activitiesNamed } from '../findings/store.ts'
import { facesOf, slotsOf } from '../store-view.ts'

export type HandedOver = {
  at: string
  by: string
  made: number
  skipped: { person: Face; title: string; slot: SlotFacts | null; reason: Skip }[]
}

/** What was made of a plan at the desk: how many proposals, and who got none, the latest first. */
export async function proposedOf(db: Read, plan: string, today: Day): Promise<HandedOver[]> {
  type Data = { made: number; skipped: { person: string; opportunity: string; slot?: string; reason: Skip }[] }
  const rows = await db
    .selectFrom('happening as e')
    .innerJoin('account as a', 'a.id', 'e.actor_id')
    .select(['e.at', 'a.name as by', 'e.data'])
    .where('e.subject_id', '=', plan)
    .where('e.kind', '=', 'plan.proposed')
    .orderBy('e.at', 'desc')
    .orderBy('e.id', 'desc')
    .$narrowType<{ data: Data }>()
    .execute()
  const skipped = rows.flatMap(({ data }) => data.skipped)
  const faces = await facesOf(
    db,
    skipped.map(({ person }) => person),
    today,
  )
  const names = await activitiesNamed(
    db,
    skipped.map(({ opportunity }) => opportunity),
  )
  const slots = await slotsOf(
    db,
    plan,
    skipped.flatMap(({ slot }) => slot ?? []),
  )
  return rows.map(({ at, by, data }) => ({
    ...{ at, by, made: data.made },
    skipped: data.skipped.flatMap(({ person, opportunity, slot = '', reason }) => {
      const face = faces.get(person)
      const title = names.get(opportunity)?.title ?? ''
      return face ? [{ person: face, title, slot: slots.get(slot) ?? null, reason }] : []
    }),
  }))
}
