import { performance } from 'node:perf_hooks'

const EVERY_MS = 3000
/** So little of its time a thread works that has done with its start. */
const QUIET = 0.05

/**
 * As soon as a thread has done with its start, lets go of what only that needed (what was compiled and ran once, the first
 * rounds and jobs): a program that idles keeps 185 MB instead of 255, for one pause of 0.1 s. Left to itself V8 clears up
 * under load only, and an ordinary sweep gives no pages back. Nothing where node was not started with `--expose-gc` (run.mjs
 * does).
 */
export function settle(): void {
  let before = performance.eventLoopUtilization()
  const timer = setInterval(() => {
    const now = performance.eventLoopUtilization()
    const { utilization } = performance.eventLoopUtilization(now, before)
    before = now
    if (utilization > QUIET) return
    clearInterval(timer)
    void globalThis.gc?.({ type: 'major', execution: 'async', flavor: 'last-resort' })
  }, EVERY_MS)
  timer.unref()
}
