import type { Progress } from '#matching/index.ts'
import type { Work } from '#platform/jobs.ts'
import type { Run, Solved } from './solver/runner.ts'
import { noteProgress } from './store.ts'

/** How often a run's progress is written down and looked whether somebody asked it to stop. */
const EVERY_MS = 1000

export type Watched = { solved: Promise<Solved>; wasStopped: () => boolean }

/**
 * Starts a run and keeps an eye on it: writes down how far it is, at most once a second, stops it with the best plan so
 * far where somebody asked for that, and ends it at once with the process.
 */
export function watch(
  { database, municipality, about, signal }: Work,
  start: (onProgress: (progress: Progress) => void) => Run,
): Watched {
  let latest: Progress = { stage: 'columns', done: 0, of: 1 }
  let asked = false
  let looking = false
  const run = start(progress => {
    latest = progress
  })
  const look = async (): Promise<void> => {
    if (looking || asked) return
    looking = true
    // One look that fails is made up for by the next; what ends the run is the run itself.
    asked = await database
      .write({ lane: 'job', municipality }, tx => noteProgress(tx, about, latest))
      .catch(() => false)
    looking = false
    if (asked) run.stop()
  }
  const timer = setInterval(look, EVERY_MS)
  void look()
  signal.addEventListener('abort', run.abort)
  const solved = run.solved.finally(() => {
    clearInterval(timer)
    signal.removeEventListener('abort', run.abort)
  })
  return { solved, wasStopped: () => asked }
}
