import { sql } from 'kysely'
import { nextStep, wordlessSteps } from '#features/steps/index.ts'
import { inTurn } from '#platform/each.ts'
import type { Erase } from '#platform/feature.ts'
import { id, rowsOf } from '#platform/rows.ts'
import { storySubject } from '../subject.ts'

const ID = { id }

/** Stories of them, published or not: without them there is nothing to tell, and no figure counts one. */
export const eraseStories: Erase = async (tx, person, { by, now }) => {
  const ids = (await rowsOf(tx, ID)`select id from story where person_id = ${person}`).map(row => row.id)
  for (const story of ids) await nextStep(tx, [storySubject, story], null, null, { by, at: now, outcome: '' })
  return (await wordlessSteps(tx, ids)) + (await inTurn(tx, [sql`delete from story where person_id = ${person}`]))
}
