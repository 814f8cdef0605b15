import { readdirSync, readFileSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'
import { newId } from '#platform/ids.ts'
import { send, session, startProgram } from '../../bench/staying/program.ts'
import { DEMO_PASSWORD } from '../../seed/city.ts'
import { peopleOf } from '../desk.ts'
import { least, type Measure, most, none, read } from '../proof.ts'

const MINUTES = { smoke: 2, full: 60 }
const PER_SECOND = 50

/**
 * Fifty requests a second for an hour (two minutes each day), visitors, desk and drafts: memory does not grow with them, no file
 * stays open, nothing fails. The first quarter is for warming up.
 * Shown to fail: each answer kept in memory (20 kB): 143 MB more after two minutes.
 */
export const run: Measure = async profile => {
  const program = await startProgram()
  try {
    const { base } = program
    const cookie = await session(base, 'sato', DEMO_PASSWORD)
    const get = (path: string) => fetch(`${base}${path}`, { headers: { cookie } })
    const people = await peopleOf({ get })
    let [asked, odd] = [0, 0]
    const go = async (n: number) => {
      const person = people[n % people.length]
      const paths = [
        '/',
        '/opportunities',
        `/opportunities?q=${encodeURIComponent(['花', '畑', '図書'][n % 3]!)}`,
        `/staff/people/${person}`,
        '/staff',
      ]
      const response =
        n % 10 === 9
          ? await send(base, `/staff/people/${person}/draft`, { said: newId() }, cookie)
          : await get(paths[n % 5]!)
      await response.arrayBuffer()
      asked++
      if (response.status >= 400) odd++
    }
    const samples: { minute: number; mb: number; files: number }[] = []
    const end = MINUTES[profile] * 60
    const running = new Set<Promise<void>>()
    const since = performance.now()
    for (let second = 0; second < end; second++) {
      for (let n = 0; n < PER_SECOND; n++) {
        const one: Promise<void> = go(second * PER_SECOND + n)
          .catch(() => void odd++)
          .finally(() => running.delete(one))
        running.add(one)
        if (running.size > 100) await Promise.race(running)
        await sleep(Math.max(0, since + second * 1000 + n * (1000 / PER_SECOND) - performance.now()))
      }
      if (second % 10 === 0) samples.push({ minute: second / 60, ...of(program.app.pid!) })
    }
    await Promise.all(running)
    const warm = samples.slice(Math.floor(samples.length / 4))
    const slope = slopeOf(warm.map(({ minute, mb }) => [minute / 60, mb]))
    const files = warm.at(-1)!.files - warm[0]!.files
    return [
      least(`requests in ${MINUTES[profile]} minutes`, asked, MINUTES[profile] * 60 * PER_SECOND * 0.8, ''),
      none('that failed', odd),
      read('memory at the end', warm.at(-1)!.mb, 'MB'),
      profile === 'full'
        ? most('memory grows by', slope, 8, 'MB/h')
        : most('memory at the end against the beginning', warm.at(-1)!.mb - warm[0]!.mb, 60, 'MB'),
      most('files open more than at the beginning', files, 20, ''),
    ]
  } finally {
    await program.stop()
  }
}

const of = (pid: number) => ({
  mb: Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))![1]) / 1024,
  files: readdirSync(`/proc/${pid}/fd`).length,
})

/** By how much the second grows when the first grows by one (least squares). */
function slopeOf(points: readonly (readonly [number, number])[]): number {
  const mean = (at: 0 | 1) => points.reduce((sum, point) => sum + point[at], 0) / points.length
  const [x, y] = [mean(0), mean(1)]
  const over = points.reduce((sum, [a, b]) => sum + (a - x) * (b - y), 0)
  return over / points.reduce((sum, [a]) => sum + (a - x) ** 2, 0)
}
