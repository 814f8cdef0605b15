import { foldActivities } from '#features/opportunities/index.ts'
import { foldOrganisations } from '#features/organisations/index.ts'
import { foldPeople } from '#features/people/index.ts'
import { foldRequests } from '#features/requests/index.ts'
import type { Database } from '#platform/db.ts'

const FOLDS = [foldOrganisations, foldPeople, foldRequests, foldActivities] as const

/**
 * Makes everything ready for searching that was kept with an older folding (docs/decisions/0022), in batches, each in a
 * transaction of its own: what is cut off goes on at the next start. Before the first request, so that nothing is missed
 * for a while; gives how many rows there were.
 */
export async function refold(database: Database): Promise<number> {
  const cities = await database.untenanted(db => db.selectFrom('municipality').select('id').orderBy('id').execute())
  let count = 0
  for (const { id: municipality } of cities)
    for (let some = -1; some !== 0; count += some)
      some = await database.write({ lane: 'job', municipality }, async tx => {
        // One transaction where nothing is to be done: of two hundred cities that is nearly always so.
        let folded = 0
        for (const fold of FOLDS) folded += await fold(tx)
        return folded
      })
  return count
}
