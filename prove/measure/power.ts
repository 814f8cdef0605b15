import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { openServer } from '#platform/postgres/index.ts'
import { drawer } from '../city.ts'
import { type Disk, newDisk } from '../disk.ts'
import { least, type Measure, none } from '../proof.ts'

const CUTS = { smoke: 4, full: 20 }
const CONTROLS = { smoke: 2, full: 6 }
const WRITERS = 6

/**
 * The power goes while six connections write: what the kernel had not put on the disk is gone (the file behind a loop device
 * is copied at that moment, its journal replayed). Every row that was acknowledged is there. The same with `fsync` off must
 * lose rows: by that the proof shows each time that it can fail.
 */
export const run: Measure = async profile => {
  const safe = await cuts(CUTS[profile], false)
  const control = await cuts(CONTROLS[profile], true)
  return [
    least(`rows acknowledged over ${CUTS[profile]} power cuts`, safe.acknowledged, 1000, ''),
    none('acknowledged and gone', safe.lost),
    none('starts that failed', safe.dead),
    least(`with fsync off, ${CONTROLS[profile]} cuts that lost rows or would not start`, control.hurt, 1, ''),
  ]
}

type Tally = { acknowledged: number; lost: number; dead: number; hurt: number }

async function cuts(times: number, unsafe: boolean): Promise<Tally> {
  const tally: Tally = { acknowledged: 0, lost: 0, dead: 0, hurt: 0 }
  const draw = drawer(unsafe ? 5 : 3)
  let disk: Disk | null = null
  let kept: number[] = []
  try {
    for (let n = 0; n < times; n++) {
      if (!disk) {
        disk = newDisk(500)
        kept = []
        await prepared(join(disk.at, 'data'), unsafe)
      }
      const dataDir: string = join(disk.at, 'data')
      kept.push(...(await writeUntilCut(dataDir, disk, 500 + draw() * 1500, kept.length * 1000 + n)))
      const left = await present(dataDir)
      const lost = left ? kept.filter(id => !left.has(id)).length : kept.length
      tally.acknowledged += kept.length
      tally.lost += lost
      if (!left) tally.dead++
      if (lost > 0 || !left) {
        tally.hurt++
        await end(dataDir)
        disk.take()
        disk = null
      }
    }
  } finally {
    if (disk) {
      await end(join(disk.at, 'data'))
      disk.take()
    }
  }
  return tally
}

async function prepared(dataDir: string, unsafe: boolean): Promise<void> {
  const server = await openServer(dataDir)
  const client = new pg.Client(server.config('postgres'))
  await client.connect()
  await client.query('create table power_cut (id bigint primary key, words text)')
  if (unsafe) await client.query('alter system set fsync = off')
  await client.query('checkpoint')
  await client.end()
  await end(dataDir)
}

/** Ends the server and everything of it at once. */
async function end(dataDir: string): Promise<void> {
  const server = await openServer(dataDir).catch(() => null)
  if (!server) return
  process.kill(server.pid, 'SIGKILL')
  // Its children end when they see that it is gone.
  await sleep(300)
}

/** Writes rows until the power goes after so many ms; gives the ids that were acknowledged before. */
async function writeUntilCut(dataDir: string, disk: Disk, ms: number, first: number): Promise<number[]> {
  const server = await openServer(dataDir)
  const kept: number[] = []
  let next = first * 1_000_000
  let on = true
  const writers = Array.from({ length: WRITERS }, async () => {
    const client = new pg.Client(server.config('postgres'))
    client.on('error', () => {})
    await client.connect()
    while (on) {
      const id = ++next
      const done = await client
        .query('insert into power_cut values ($1, $2)', [id, 'x'.repeat(id % 10 === 0 ? 9000 : 90)])
        .then(
          () => true,
          () => false,
        )
      if (done && on) kept.push(id)
      if (!done) break
    }
    await client.end().catch(() => {})
  })
  await sleep(ms)
  on = false
  const acknowledged = [...kept]
  process.kill(server.pid, 'SIGKILL')
  disk.cutPower()
  await Promise.all(writers)
  return acknowledged
}

/** The ids that are there; null where the server does not start any more. */
async function present(dataDir: string): Promise<Set<number> | null> {
  try {
    const server = await openServer(dataDir)
    const client = new pg.Client(server.config('postgres'))
    await client.connect()
    const { rows } = await client.query<{ id: string }>('select id from power_cut')
    await client.end()
    return new Set(rows.map(({ id }) => Number(id)))
  } catch {
    return null
  }
}
