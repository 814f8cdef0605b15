import type { Job } from '#platform/jobs.ts'

// The thread of the jobs waits with this file alone: the engine and the stores are read when the first job comes.

/** Works a plan out. */
export const planJob: Job = {
  name: 'plan',
  run: async work => (await import('./run/work.ts')).makePlan(work),
  unfinished: async db => (await import('./store.ts')).unmadePlans(db),
}

/** Works it out once more and compares. */
export const replayJob: Job = {
  name: 'plan-replay',
  run: async work => (await import('./run/work.ts')).replayPlan(work),
  unfinished: async db => (await import('./store.ts')).unansweredReplays(db),
}

export const jobs: readonly Job[] = [planJob, replayJob]
