import { allWorks, isGoing } from '#features/works/index.ts'
import { fiscalYear } from '#platform/ages.ts'
import type { Read } from '#platform/db.ts'
import type { Choices } from './forms.ts'
import { reachOf, teamsNamed } from './store.ts'

/** What somebody chooses among; `desk`: also no department, `all`: all departments. */
type Reachable = Choices & { desk: boolean; all: boolean }

/** The works, and the departments for which whoever asks may write. */
export async function choicesOf(db: Read, today: string): Promise<Reachable> {
  const { all, desk, teams } = await reachOf(db)
  const named = await teamsNamed(db, today)
  return {
    all,
    works: await allWorks(db),
    teams: named.filter(({ id }) => all || teams.includes(id)),
    desk: all || desk,
  }
}

/** The same for what is entered now: the works that go on in this fiscal year or went on in the last one. */
export async function choicesNow(db: Read, today: string): Promise<Reachable> {
  const { works, ...rest } = await choicesOf(db, today)
  const year = fiscalYear(today)
  return { ...rest, works: works.filter(work => isGoing(work, year) || isGoing(work, year - 1)) }
}
