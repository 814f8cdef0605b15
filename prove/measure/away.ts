import { readFileSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'
import { openServer } from '#platform/postgres/index.ts'
import { kills } from '../../bench/staying/kills.ts'
import { startProgram } from '../../bench/staying/program.ts'
import { type Measure, most, none } from '../proof.ts'

/**
 * The database is killed twenty times under load, then held still for some seconds at a time (as one that is swapped out):
 * every request is answered, what was acknowledged is there, and the page is back soon after.
 * Shown to fail by the product itself as it was: without a listener for errors of connections each kill ended it.
 */
export const run: Measure = async profile => {
  const program = await startProgram()
  try {
    return [...(await kills(program)), ...(await stills(program.base, program.dataDir, profile === 'full' ? 20 : 2))]
  } finally {
    await program.stop()
  }
}

const STILL_MS = 8000

async function stills(base: string, dataDir: string, rounds: number) {
  const back: number[] = []
  let odd = 0
  for (let round = 0; round < rounds; round++) {
    const { pid } = await openServer(dataDir)
    const stopped = [pid, ...childrenOf(pid)]
    for (const one of stopped) process.kill(one, 'SIGSTOP')
    const until = performance.now() + STILL_MS
    const asked: Promise<number>[] = []
    while (performance.now() < until) {
      asked.push(
        fetch(`${base}/opportunities`).then(
          ({ status }) => status,
          () => 0,
        ),
      )
      await sleep(200)
    }
    for (const one of stopped.toReversed()) process.kill(one, 'SIGCONT')
    const since = performance.now()
    while ((await fetch(`${base}/opportunities`)).status !== 200) await sleep(50)
    back.push((performance.now() - since) / 1000)
    odd += (await Promise.all(asked)).filter(status => status !== 200 && status !== 503).length
  }
  return [
    none(`answers other than 200 and 503 while the database stands still ${STILL_MS / 1000} s, ${rounds} times`, odd),
    most('the page is back after it, longest', Math.max(...back), 5, 's'),
  ]
}

/** The processes that this one started. */
const childrenOf = (pid: number): number[] =>
  readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').trim().split(' ').filter(Boolean).map(Number)
