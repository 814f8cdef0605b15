import { leave, refill, type Seating } from '#matching/index.ts'
import type { Figure } from './run.ts'

/** So many absences one after another in a seating, each mended by a chain of at most six people: milliseconds of each. */
export const absences = (t: Seating, count: number): number[] => {
  const { choicesEach } = t.market
  const times: number[] = []
  for (let p = 0; times.length < Math.min(count, t.count.length); p = (p + 7919) % t.count.length) {
    if (t.count[p] === 0) continue
    const slot = t.slotOf[p * choicesEach]!
    leave(t, p, slot)
    const started = performance.now()
    refill(t, slot, { except: new Set([p]) })
    times.push(performance.now() - started)
  }
  return times
}

/** How long somebody waits for the repair, after the first hundred for which the compiler is not ready yet. */
export const repairFigures = (times: readonly number[]): Figure[] => {
  const sorted = times.slice(100).sort((a, b) => a - b)
  const p99 = sorted[Math.floor(sorted.length * 0.99)]!
  return [
    { name: 'repair after an absence, p50', value: sorted[Math.floor(sorted.length / 2)]!, unit: 'ms' },
    { name: 'repair after an absence, p99', value: p99, unit: 'ms', bar: '≤ 10 ms', ok: p99 <= 10 },
  ]
}
