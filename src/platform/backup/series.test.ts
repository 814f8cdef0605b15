import assert from 'node:assert/strict'
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { connect } from '../connect.ts'
import { scratch } from '../postgres/testing.ts'
import { verify } from './index.ts'
import { readKeep, type Series } from './keep.ts'
import { newIdentity } from './seal.ts'
import { addBackup } from './series.ts'
import { asSuperuser, filled, on, refuses } from './testing.ts'
import { lookBackup } from './watch.ts'

const timeout = 180_000
/** What lies there beside the list of who was erased, which is written with each backup and kept. */
const backupsIn = (dir: string) => readdirSync(dir).filter(name => name !== 'erasures.json')

test('each day one backup is made and tried, and only then an older one is let go', { timeout }, async t => {
  const config = await filled(t)
  const { identity, recipient } = await newIdentity()
  const dir = join(scratch(t), 'backups')
  const series: Series = { dir, recipients: [recipient], keep: readKeep('1d') }
  const logged: Record<string, unknown>[] = []
  const look = (now: string, signal?: AbortSignal) =>
    lookBackup(config, series, now, entry => void logged.push(entry), signal)
  assert.equal(await look('2026-11-28T15:30:00.000Z'), '2026-11-28T15:30:00.000Z')
  assert.deepEqual(logged, [], 'at half past midnight it is not due yet')
  await look('2026-11-28T16:00:00.000Z')
  assert.deepEqual(backupsIn(dir), ['2026-11-28T160000Z'])
  assert.deepEqual(readdirSync(dir), ['2026-11-28T160000Z', 'erasures.json'])
  await look('2026-11-29T14:59:00.000Z')
  assert.equal(logged.length, 1, 'once a day')
  assert.ok(
    (await verify(join(dir, '2026-11-28T160000Z'), identity)).rows > 10_000,
    'the city opens it with its own key',
  )

  await look('2026-11-29T16:00:00.000Z', AbortSignal.abort())
  assert.deepEqual(
    backupsIn(dir),
    ['2026-11-28T160000Z'],
    'what broke off leaves the older one, and nothing of its own',
  )

  const { owner } = await connect(config)
  await on(owner, async client => {
    await client.query(`select pg_advisory_lock(hashtext('yui backup'))`)
    await refuses(addBackup(config, series, '2026-11-29T16:01:00.000Z'), /ほかのプロセスが、いま控えを取っています/)
    assert.equal(await look('2026-11-29T16:02:00.000Z'), '2026-11-29T17:02:00.000Z', 'and it is tried again in an hour')
  })
  await look('2026-11-29T17:02:00.000Z')
  assert.deepEqual(backupsIn(dir), ['2026-11-29T170200Z'])
  assert.deepEqual(
    logged.map(({ level, backup }) => [level, backup]),
    [
      ['info', 'made'],
      ['error', 'failed'],
      ['info', 'made'],
    ],
  )
  // Something that is written and cannot be restored, as where a disk writes what nobody wrote.
  await asSuperuser(config, client =>
    client.query('alter table login_attempt alter login drop not null; update login_attempt set login = null'),
  )
  await look('2026-11-30T16:00:00.000Z')
  assert.deepEqual(backupsIn(dir), ['2026-11-29T170200Z'], 'what cannot be restored takes the place of none')
  assert.equal(logged.at(-1)?.['backup'], 'failed')
})
