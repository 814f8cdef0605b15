import { execFileSync } from 'node:child_process'
import { rmSync, statfsSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { openServer, stopServer } from '#platform/postgres/index.ts'
import { runProgram, send, session } from '../../bench/staying/program.ts'
import { DEMO_PASSWORD } from '../../seed/city.ts'
import { consultation, peopleOf } from '../desk.ts'
import { newDisk } from '../disk.ts'
import { least, type Measure, most, none, read } from '../proof.ts'

const LONGEST_MS = 60_000

/**
 * The whole program on a small disk that is filled up under it: what cannot be written is refused in words (503), what was
 * acknowledged stays, `/healthz` says what is wrong, and once there is room again it goes on by itself.
 * Shown to fail: a full disk not counted among what goes away again: 183 answers that were a failure of ours.
 */
export const run: Measure = async () => {
  const disk = newDisk(700)
  const dataDir = join(disk.at, 'data')
  const program = await runProgram(dataDir)
  try {
    const { base } = program
    const cookie = await session(base, 'sato', DEMO_PASSWORD)
    const get = (path: string) => fetch(`${base}${path}`, { headers: { cookie } })
    const people = await peopleOf({ get })
    const kept: string[] = []
    const statuses: number[] = []
    const write = async (said: string) => {
      const person = people[statuses.length % people.length]!
      const answer = await get(`/staff/people/${person}`)
      const status =
        answer.status === 200
          ? (await send(base, `/staff/people/${person}/consultations`, await consultation(get, person, said), cookie))
              .status
          : answer.status
      if (status === 303) kept.push(said)
      statuses.push(status)
      return status
    }
    await write('はじめ')
    const { bavail, bsize } = statfsSync(disk.at)
    execFileSync('fallocate', ['-l', String(Math.max(0, bavail * bsize - 2_000_000)), join(disk.at, 'filler')])
    execFileSync('sh', ['-c', `cat /dev/zero > '${join(disk.at, 'rest')}' 2>/dev/null || true`])
    const full = { refused: 0, read: 0, asked: 0 }
    for (const until = performance.now() + LONGEST_MS; performance.now() < until && full.refused < 5; ) {
      if ((await write(`いっぱい ${'詰'.repeat(900)} ${statuses.length}`)) === 503) full.refused++
      full.asked++
      if ((await get('/opportunities')).status === 200) full.read++
    }
    const health = await (await get('/healthz')).text()
    rmSync(join(disk.at, 'filler'))
    rmSync(join(disk.at, 'rest'))
    const since = performance.now()
    while ((await write('また空いた')) !== 303 && performance.now() - since < LONGEST_MS) await sleep(200)
    const back = (performance.now() - since) / 1000
    return [
      least('writes refused with 503 on the full disk', full.refused, 1, ''),
      read(`pages of visitors that were there meanwhile, of ${full.asked}`, full.read, ''),
      none('answers other than 303 and 503', statuses.filter(status => status !== 303 && status !== 503).length),
      none('/healthz without a word of the disk', health.includes('ディスク') ? 0 : 1),
      most('writes go on after there is room', back, 30, 's'),
      none('acknowledged and gone', await gone(dataDir, kept)),
      none('the program ended', program.app.exitCode === null ? 0 : 1),
    ]
  } finally {
    program.app.kill('SIGKILL')
    await stopServer(dataDir)
    disk.take()
  }
}

async function gone(dataDir: string, kept: readonly string[]): Promise<number> {
  const { default: pg } = await import('pg')
  const { DATABASE } = await import('#platform/connect.ts')
  const client = new pg.Client((await openServer(dataDir)).config(DATABASE))
  await client.connect()
  const { rows } = await client.query<{ said: string }>('select said from consultation')
  await client.end()
  const said = new Set(rows.map(row => row.said))
  return kept.filter(words => !said.has(words)).length
}
