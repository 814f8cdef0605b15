import type { Plan, Problem } from '#matching/index.ts'
import type { Work } from '#platform/jobs.ts'
import { mayNow } from '../rules.ts'
import type { Failure } from '../text.ts'
import { inputOf } from './input.ts'
import { instanceOf } from './instance.ts'
import { keepOutcome } from './outcome.ts'
import { groupingsOf } from './problem/problem.ts'
import { originsOf } from './problem/store-city.ts'
import { solve } from './solver/runner.ts'
import { type Asked, askedOf, begin, fail, noteReplay, storedProblem, storedResult } from './store.ts'
import { watch } from './watch.ts'

/** Works a plan out, in threads of its own. Begun again after a cut-off it goes on from the same problem. */
export async function makePlan(work: Work): Promise<void> {
  const { database, municipality, about, now, last, signal } = work
  const asked = await database.read({ lane: 'job', municipality }, db => askedOf(db, about))
  if (!asked || !mayNow(asked.status, 'begin')) return
  const failed = (error: Failure) => database.write({ lane: 'job', municipality }, tx => fail(tx, about, error, now()))
  if (last) return void (await failed('cutOff'))
  try {
    await database.write({ lane: 'job', municipality }, tx => begin(tx, about, now()))
    const failure = await workOut(work, asked)
    if (failure) await failed(failure)
  } catch (error) {
    if (!signal.aborted) await failed('broken')
    throw error
  }
}

async function workOut(work: Work, asked: Asked): Promise<Failure | null> {
  const { database, municipality } = work
  const input = await inputOf(work, asked)
  if ('failure' in input) return input.failure
  const { problem, ...options } = input
  const groupings = groupingsOf(problem, await database.read({ lane: 'job', municipality }, originsOf))
  const watched = watch(work, onProgress => solve(problem, { ...options, groupings }, onProgress))
  const { plan, audit } = await watched.solved
  const status = watched.wasStopped() ? 'stopped' : 'done'
  await keepOutcome(work, asked, { problem, plan, audit, status })
  return null
}

/** Sentences of a stored plan are as they were worded then; whether it is the same plan is asked of all the rest. */
const wordless = ({ unplaced, ...plan }: Plan) => ({
  ...plan,
  unplaced: unplaced.map(({ nearest: _, ...why }) => why),
})

/** Runs the stored problem once more and notes whether it gives the same plan, to the byte, but for its sentences. */
export async function replayPlan({ database, municipality, about, now, signal }: Work): Promise<void> {
  const stored = await database.read({ lane: 'job', municipality }, async db => ({
    asked: await askedOf(db, about),
    problem: await storedProblem(db, about),
    result: await storedResult(db, about),
  }))
  const { asked, problem, result } = stored
  if (!asked || !problem || !result) return
  const again = await planAgain(asked, problem, signal)
  const [hash, before] = [instanceOf(wordless(again)), instanceOf(wordless(result))]
  await database.write({ lane: 'job', municipality }, tx =>
    noteReplay(tx, about, { at: now(), same: hash === before, hash }),
  )
}

async function planAgain({ seed, rounds }: Asked, problem: Problem, signal: AbortSignal): Promise<Plan> {
  const run = solve(problem, { instance: instanceOf(problem), seed, ...(rounds !== null && { rounds }) })
  signal.addEventListener('abort', run.abort)
  const { plan } = await run.solved.finally(() => signal.removeEventListener('abort', run.abort))
  return plan
}
