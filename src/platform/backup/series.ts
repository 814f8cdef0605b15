import { accessSync, constants } from 'node:fs'
import { readdir, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import type pg from 'pg'
import { type Instant, today } from '../clock.ts'
import type { Config } from '../config.ts'
import { openClient, reach } from '../connect.ts'
import type { Day } from '../dates.ts'
import { ownersTx } from '../db.ts'
import { makeFolder, takeBack } from '../disk.ts'
import { SetupError } from '../errors.ts'
import { stopServer } from '../postgres/index.ts'
import { rowsOf, yes } from '../rows.ts'
import { erasedOf, listIn, writeErased } from './erased.ts'
import { backup, type Moved, verify } from './index.ts'
import { letGo, momentOf, nameAt, type Series } from './keep.ts'
import { newIdentity } from './seal.ts'

/** What was made, and how many older ones the rule let go. */
export type Made = Moved & { path: string; removed: number }

/** What stands in the folder until it is verified. */
const PARTIAL = '.partial'

/**
 * Makes one more backup, restores what was written into a scratch server and holds it against the rows, and only then gives
 * it its name and lets older ones go. Who seals need not have the secret key here: the files are also sealed for a key that
 * this process makes for them, tries them with, and forgets. Refuses while another process is at it.
 */
export async function addBackup(config: Config, series: Series, now: Instant, signal?: AbortSignal): Promise<Made> {
  const { dir, keep } = series
  const first = ownFolder(dir)
  return alone(config, async client => {
    for (const name of await readdir(dir))
      if (name.endsWith(PARTIAL)) await rm(join(dir, name), { recursive: true, force: true })
    const path = join(dir, nameAt(now))
    const moved = await verified(config, { ...series, dir: path + PARTIAL }, now, signal)
    await rename(path + PARTIAL, path)
    await writeErased(listIn(dir), await erasedOf(client))
    const old = letGo(await readdir(dir), keep)
    for (const name of old) await rm(join(dir, name), { recursive: true, force: true })
    return { ...moved, path, removed: old.length }
  }).catch(error => {
    takeBack(dir, first)
    throw error
  })
}

function ownFolder(dir: string): string | null {
  try {
    const first = makeFolder(dir, 0o700)
    accessSync(dir, constants.R_OK | constants.W_OK | constants.X_OK)
    return first
  } catch {
    throw new SetupError(
      `控えのフォルダー「${dir}」を作れないか、読み書きできません。書き込める場所を指定してください。`,
    )
  }
}

async function verified(
  config: Config,
  { dir, recipients }: Series,
  now: Instant,
  signal: AbortSignal | undefined,
): Promise<Moved> {
  const once = recipients.length > 0 ? await newIdentity() : null
  try {
    const moved = await backup(config, { dir, now, recipients: once ? [...recipients, once.recipient] : [], signal })
    await verify(dir, once?.identity ?? null)
    return moved
  } catch (error) {
    await rm(dir, { recursive: true, force: true })
    throw error
  }
}

/** The day of the newest backup in the folder; null where there is none. */
export async function lastBackup(dir: string): Promise<{ at: Instant; day: Day } | null> {
  const moments = (await readdir(dir).catch(() => [])).flatMap(name => momentOf(name) ?? [])
  const at = moments.sort().at(-1)
  return at ? { at, day: today(at) } : null
}

const LOCK = { mine: yes }

/** Of all processes of a database one makes a backup at a time. */
async function alone<T>(config: Config, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const { owner, server } = await reach(config)
  const client = await openClient(owner)
  client.on('error', () => {})
  try {
    const [lock] = await rowsOf(ownersTx(client), LOCK)`select pg_try_advisory_lock(hashtext('yui backup')) as mine`
    if (!lock!.mine)
      throw new SetupError('ほかのプロセスが、いま控えを取っています。終わってから、もう一度実行してください。')
    return await work(client)
  } finally {
    await client.end()
    if (server?.started) await stopServer(config.dataDir)
  }
}
