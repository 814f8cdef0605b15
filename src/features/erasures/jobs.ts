import type { Parts } from '#platform/feature.ts'
import type { Job } from '#platform/jobs.ts'
import './happenings.ts'
import { CARRY, COUNT } from './rules.ts'

export const messages = () => import('./messages/all.ts')

/** What of every noun goes is read when the first of them comes. */
export const jobsOver = (parts: () => Promise<Parts>): readonly Job[] => [
  {
    ...COUNT,
    run: async work => (await import('./carry/actions.ts')).countRows(work, parts),
    unfinished: async db => (await import('./store.ts')).uncounted(db),
  },
  { ...CARRY, run: async work => (await import('./carry/actions.ts')).carryOut(work, await parts()) },
]
