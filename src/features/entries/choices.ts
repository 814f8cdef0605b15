import { allWorks } from '#features/works/index.ts'
import type { Read } from '#platform/db.ts'
import type { Choices } from './forms.ts'
import { reachOf, teamsNamed } from './store.ts'

/** The works, and the departments for which whoever asks may write; `desk`: also for none. */
export async function choicesOf(db: Read, today: string): Promise<Choices & { desk: boolean }> {
  const { all, desk, teams } = await reachOf(db)
  const named = await teamsNamed(db, today)
  return { works: await allWorks(db), teams: named.filter(({ id }) => all || teams.includes(id)), desk: all || desk }
}
