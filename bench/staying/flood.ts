import { setTimeout as sleep } from 'node:timers/promises'
import type { Figure } from '../run.ts'
import { type Program, send } from './program.ts'

const SECONDS = 15
const FLOODING = 30

/** Thirty connections log in without end from one address: what a visitor's page takes then, and without them. */
export async function flood({ base }: Program): Promise<Figure[]> {
  await visits(base, 3)
  const quiet = await visits(base, SECONDS)
  let on = true
  let tries = 0
  const flooding = Array.from({ length: FLOODING }, async (_, n) => {
    while (on) {
      const answer = await send(base, '/login', { login: `made-up-${n % 7}`, password: 'x'.repeat(20) })
      await answer.arrayBuffer()
      tries++
    }
  })
  await sleep(500)
  const flooded = await visits(base, SECONDS)
  on = false
  await Promise.all(flooding)
  const ratio = flooded / quiet
  return [
    { name: 'a visitor, quiet, p95', value: quiet, unit: 'ms' },
    { name: `a visitor under ${Math.round(tries / SECONDS)} logins a second, p95`, value: flooded, unit: 'ms' },
    { name: 'the same, against quiet', value: ratio, unit: '×', bar: '≤ 3', ok: ratio <= 3 },
  ]
}

async function visits(base: string, seconds: number): Promise<number> {
  const took: number[] = []
  for (const until = performance.now() + seconds * 1000; performance.now() < until; await sleep(20)) {
    const since = performance.now()
    await (await fetch(`${base}/opportunities?q=花`)).arrayBuffer()
    took.push(performance.now() - since)
  }
  return took.sort((a, b) => a - b)[Math.floor(took.length * 0.95)]!
}
