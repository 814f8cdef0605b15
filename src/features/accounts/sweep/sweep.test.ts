import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import { test } from 'node:test'
import { addMinutes } from '#platform/clock.ts'
import { newId } from '#platform/ids.ts'
import { registerMunicipality } from '#platform/register.ts'
import { testDatabase } from '#platform/testing.ts'
import { addStaff, KASHIWA } from '../../../../seed/city.ts'
import { rounds } from '../rounds.ts'

const NOW = '2026-11-21T01:00:00.000Z'
const DAY = 24 * 60
const ago = (minutes: number) => addMinutes(NOW, -minutes)
const { database, owner } = await testDatabase()
const municipality = await registerMunicipality(owner, KASHIWA)
const write = <T>(work: Parameters<typeof database.write<T>>[1]) => database.write({ lane: 'job', municipality }, work)
const staff = await write(tx => addStaff(tx, NOW, '2026-11-21'))
const sweep = () => write(tx => rounds[0]!.run(tx, { day: '2026-11-21', since: '2026-11-21', now: NOW }))

test('sessions that open nothing any more are gone, the others stay', async () => {
  const session = (seen: number, expires: number) => ({
    token_hash: randomBytes(32),
    account_id: staff['sato']!,
    seen_at: ago(seen),
    expires_at: addMinutes(NOW, expires),
  })
  await write(tx =>
    tx
      .insertInto('session')
      .values([session(0, 60), session(29, 60), session(30, 60), session(0, 0), session(600, -1)])
      .execute(),
  )
  assert.equal(await sweep(), 3)
  const left = await write(tx => tx.selectFrom('session').select('seen_at').orderBy('seen_at').execute())
  assert.deepEqual(
    left.map(({ seen_at }) => seen_at),
    [ago(29), NOW].map(at => at.replace('.000Z', 'Z')),
  )
})

test('failed tries to log in are kept for 30 days, and by which browser somebody got in for the year that it is known', async () => {
  const tried = (days: number, browser: Buffer | null = null) => ({
    ...{ id: newId(), login: 'sato', at: ago(days * DAY), ok: browser !== null, browser },
  })
  await write(tx =>
    tx
      .insertInto('login_attempt')
      .values([tried(0), tried(29), tried(31), tried(364, randomBytes(32)), tried(366, randomBytes(32))])
      .execute(),
  )
  assert.equal(await sweep(), 2)
  assert.equal((await write(tx => tx.selectFrom('login_attempt').select('id').execute())).length, 3)
})

test('what was typed and never sent is kept for 90 days', async () => {
  const draft = (days: number) => ({
    account_id: staff['sato']!,
    key: `consultation ${days}`,
    data: '{"note":"腰が痛い"}',
    updated_at: ago(days * DAY),
  })
  await write(tx => tx.insertInto('draft').values([1, 89, 91].map(draft)).execute())
  assert.equal(await sweep(), 1)
  const left = await write(tx => tx.selectFrom('draft').select('key').orderBy('key').execute())
  assert.deepEqual(
    left.map(({ key }) => key),
    ['consultation 1', 'consultation 89'],
  )
})
