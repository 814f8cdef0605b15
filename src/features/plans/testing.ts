import type { Tx } from '#platform/db.ts'
import type { Job } from '#platform/jobs.ts'
import type { Template } from '#platform/testing.ts'
import { contentKey, DEMO, DEMO_NOW, type DemoApp, demoApp } from '../../../seed/testing.ts'
import { type Start, startPlan } from './actions.ts'
import { planJob } from './jobs.ts'

// For tests only: plans of the demo city, worked out in the test's own process.

type City = Pick<DemoApp, 'database' | 'municipality' | 'clock'>

/** Runs a job of a plan to its end, as the queue would when its turn comes. */
export const ran = ({ database, municipality, clock }: City, job: Job, about: string, last = false): Promise<void> =>
  job.run({
    ...{ database, municipality, about, last, now: () => clock.now, signal: new AbortController().signal },
    log: entry => console.error(entry),
  })

/** Runs the job of a plan to its end. */
export const finished = (city: City, plan: string): Promise<void> => ran(city, planJob, plan)

/** The Monday after the tests' day. */
export const MONDAY = '2026-11-23'

export const START: Start = { name: '試しの案', from: MONDAY, weeks: 4, activities: 2, areas: [], kinds: [] }

/** A coordinator who writes now. */
export async function coordinator(tx: Tx, now: string) {
  const { id: by } = await tx.selectFrom('account').select('id').where('login', '=', 'suzuki').executeTakeFirstOrThrow()
  return { by, now, today: now.slice(0, 10) }
}

/** A plan of the demo city that is worked out; gives its id. */
export async function madePlan(city: City, start: Partial<Start> = {}): Promise<string> {
  const { database, municipality, clock } = city
  const begun = await database.write({ lane: 'staff', municipality }, async tx =>
    startPlan(tx, { ...START, ...start }, await coordinator(tx, clock.now)),
  )
  if ('refused' in begun) throw new Error(`startPlan: ${begun.refused}`)
  await finished(city, begun.id)
  return begun.id
}

/** The demo city with one plan of it, worked out once for all files that only look at it or change it afterwards. */
export const PLANNED: Template = {
  name: 'planned',
  key: await contentKey(['src/matching']),
  from: DEMO,
  fill: async ({ database }) => {
    const { id: municipality } = await database.untenanted(db =>
      db.selectFrom('municipality').select('id').executeTakeFirstOrThrow(),
    )
    await madePlan({ database, municipality, clock: { now: DEMO_NOW } })
  },
}

/** The application on a clone of the demo city with the finished plan START. Call it at the top of the file. */
export async function plannedApp(): Promise<DemoApp & { plan: string }> {
  const city = await demoApp(PLANNED)
  const { id: plan } = await city.database.read({ lane: 'staff', municipality: city.municipality }, db =>
    db.selectFrom('plan').select('id').executeTakeFirstOrThrow(),
  )
  return { ...city, plan }
}
