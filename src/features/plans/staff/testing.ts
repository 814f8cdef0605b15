import assert from 'node:assert/strict'
import type { Read } from '#platform/db.ts'
import { newId } from '#platform/ids.ts'
import { plannedApp } from '../testing.ts'

// For tests only: a finished plan of the demo city, and the coordinator who looks at its pages.

/** Call it at the top of the test file. */
export async function planDesk() {
  const city = await plannedApp()
  const { database, municipality, login, plan } = city
  const suzuki = await login('suzuki')
  const read = <T>(work: (db: Read) => Promise<T>) => database.read({ lane: 'staff', municipality }, work)
  return {
    ...{ city, suzuki, plan, path: `/staff/plans/${plan}`, read },
    page: async (address: string, who = suzuki): Promise<string> => {
      const response = await who.get(address)
      assert.equal(response.status, 200, address)
      return response.text()
    },
    send: (address: string, fields: Record<string, string | readonly string[]>) =>
      suzuki.post(address, { once: newId(), ...fields }),
    /** The placements of a plan as they are now. */
    placements: (of = plan) =>
      read(db =>
        db
          .selectFrom('plan_placement')
          .select(['person_id', 'slot_id', 'score', 'locked_at', 'proposal_id'])
          .where('plan_id', '=', of)
          .where('removed_at', 'is', null)
          .orderBy('person_id')
          .orderBy('slot_id')
          .execute(),
      ),
  }
}

/** The plan to which an answer leads. */
export const idOf = (response: Response): string =>
  /plans\/([0-9a-f-]{36})/.exec(response.headers.get('location') ?? '')![1]!
