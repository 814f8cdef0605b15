import { lackingOf } from '#features/people/index.ts'
import { personRows } from '#features/proposals/index.ts'
import type { Day } from '#platform/dates.ts'
import type { Read } from '#platform/db.ts'
import { number, rowsOf } from '#platform/rows.ts'
import { leftOutIn } from '../../rules.ts'
import type { LeftOut, Unasked } from '../../view.ts'
import { facesOf } from '../store-view.ts'
import { activitiesNamed } from './store.ts'

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
