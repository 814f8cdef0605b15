import { foldActivities } from '#features/opportunities/index.ts'
import { foldOrganisations } from '#features/organisations/index.ts'
import { foldPeople } from '#features/people/index.ts'
import { foldRequests } from '#features/requests/index.ts'
import type { Database, Read } from '#platform/db.ts'
import { ofEach } from '#platform/each.ts'
import { FOLDING } from '#platform/folding.ts'
import { figure, rowsOf, yes } from '#platform/rows.ts'

const FOLDS = [foldOrganisations, foldPeople, foldRequests, foldActivities] as const

/** Whether anything of this municipality was kept with an older folding: for that there are indexes of this figure. */
async function isOld(db: Read): Promise<boolean> {
  const now = figure(FOLDING)
  const [found] = await rowsOf(db, OLD)`
    select exists (select from organisation where folding < ${now}) or exists (select from person where folding < ${now})
      or exists (select from request where folding < ${now}) or exists (select from opportunity where folding < ${now}) as old`
  return found!.old
}
const OLD = { old: yes }

/**
 * Makes everything ready for searching that was kept with an older folding (docs/decisions/0022), in batches, each in a
 * transaction of its own: what is cut off goes on at the next start. Before the first request, so that nothing is missed
 * for a while; gives how many rows there were.
 */
export async function refold(database: Database): Promise<number> {
  const cities = await database.untenanted(db => db.selectFrom('municipality').select('id').orderBy('id').execute())
  const ids = cities.map(({ id }) => id)
  const old = await ofEach(database, ids, isOld)
  let count = 0
  for (const municipality of ids.filter((_, at) => old[at]))
    for (let some = -1; some !== 0; count += some)
      some = await database.write({ lane: 'job', municipality }, async tx => {
        let folded = 0
        for (const fold of FOLDS) folded += await fold(tx)
        return folded
      })
  return count
}
