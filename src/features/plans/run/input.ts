import { settingsFrom, settingsOn } from '#features/municipalities/index.ts'
import { checkProblem, type Problem, roundsFor } from '#matching/index.ts'
import type { Read } from '#platform/db.ts'
import type { Work } from '#platform/jobs.ts'
import type { Failure } from '../text.ts'
import { instanceOf } from './instance.ts'
import { type Built, lastDay, problemOf, type Scope } from './problem/problem.ts'
import { type CityRows, cityRows, originsOf } from './problem/store-city.ts'
import { changed } from './problem/what-if.ts'
import { type Asked, keepProblem, leftOutOfBase, packed, storedProblem, townHall } from './store.ts'

/** What a run takes: the problem and everything besides on which its outcome depends. */
export type Input = { problem: Problem; instance: string; rounds: number; seed: number }

/**
 * The problem of a plan: the one that is stored where the run was cut off, that of the plan which is run again or varied,
 * or the city as it is now. It is stored before the run, so that whoever asks can work it out again.
 */
export async function inputOf(
  { database, municipality, about, log }: Work,
  asked: Asked,
): Promise<Input | { failure: Failure }> {
  const stored = await database.read({ lane: 'job', municipality }, db => storedProblem(db, about))
  const { seed } = asked
  if (stored && asked.instance && asked.rounds)
    return { problem: stored, instance: asked.instance, rounds: asked.rounds, seed }
  const built = await database.read({ lane: 'job', municipality }, db =>
    asked.base_id ? fromBase(db, asked) : fromCity(db, asked),
  )
  if (!built) return { failure: 'invalid' }
  const problem = asked.locked.length > 0 ? { ...built.problem, locked: asked.locked } : built.problem
  const issues = checkProblem(problem)
  if (issues.length > 0) {
    log({ level: 'error', job: 'plan', about, issues: issues.slice(0, 10).map(({ path, code }) => `${path} ${code}`) })
    return { failure: issues.every(({ path }) => path.startsWith('locked')) ? 'contradiction' : 'invalid' }
  }
  const input = { instance: instanceOf(problem), rounds: roundsFor(problem.people.length) }
  const kept = { ...input, problem: await packed(problem), leftOut: built.leftOut }
  await database.write({ lane: 'job', municipality }, tx => keepProblem(tx, about, kept))
  return { problem, ...input, seed }
}

/** The city as it is now, and the scope of a plan of it. */
export async function cityFor(
  db: Read,
  {
    from_on,
    weeks,
    activities_max,
    areas,
    kinds,
    weights,
  }: Pick<Asked, 'from_on' | 'weeks' | 'activities_max' | 'areas' | 'kinds' | 'weights'>,
): Promise<{ city: CityRows; scope: Scope }> {
  const { name } = await townHall(db)
  const { speeds } = settingsFrom(await settingsOn(db, from_on))
  const setting = { today: from_on, weeks, municipality: name, speeds }
  const city = await cityRows(db, from_on, lastDay(from_on, weeks))
  return { city, scope: { setting, activities: activities_max, areas, kinds, weights } }
}

async function fromCity(db: Read, asked: Asked): Promise<Built> {
  const { city, scope } = await cityFor(db, asked)
  return problemOf(city, scope)
}

/** The problem of another plan, with its change in it; its locks are its own. Null where that plan has none any more. */
async function fromBase(db: Read, { base_id, change }: Asked): Promise<Built | null> {
  const base = await storedProblem(db, base_id!)
  if (!base) return null
  const { locked: _, ...free } = base
  const origins = await originsOf(db)
  const problem = change ? changed(free, change, id => origins.get(id)?.area_id ?? null) : free
  return problem && { problem, leftOut: await leftOutOfBase(db, base_id!) }
}
