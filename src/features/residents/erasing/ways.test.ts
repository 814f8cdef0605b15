import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from 'kysely'
import { DEMO_NOW, demoApp } from '../../../../seed/testing.ts'
import { browserOf, comeIn } from '../testing.ts'
import { allSent, prove, undoLinks, withPage } from '../ways/testing.ts'
import { eraseResident } from './store.ts'

const demo = await demoApp()
const { database, municipality } = demo

test('of whoever is erased no address is left by which they came in, nor what was sent there; of others it is', async () => {
  for (const name of ['gone', 'stays']) {
    await withPage(demo, `${name}@example.jp`)
    const browser = browserOf(demo)
    await comeIn(demo, browser, `${name}@example.jp`)
    await prove(demo, browser, `${name}-two@example.jp`)
    await allSent(demo)
  }
  const [link] = await undoLinks(demo, 'gone@example.jp')
  await database.write({ lane: 'job', municipality }, async tx => {
    const { rows } = await sql<{ person: string }>`select g.scope_id::text as person from role_grant g
      join sign_in_address a on a.account_id = g.account_id where a.key = 'gone@example.jp'`.execute(tx)
    assert.ok((await eraseResident(tx, rows[0]!.person, { by: null, now: DEMO_NOW, today: '2026-11-21' })) > 0)
  })
  const left = await database.read({ lane: 'job', municipality }, async db => {
    const { rows } = await sql<{ row: string }>`
      select n::text as row from notice n union all select a::text from notice_attempt a
      union all select o::text from notice_outbox o union all select s::text from sign_in s
      union all select s::text from sign_in_address s union all select w::text from way_change w`.execute(db)
    return rows.map(({ row }) => row).join('\n')
  })
  assert.doesNotMatch(left, /gone@|gone-two@/)
  assert.match(left, /stays@[\s\S]*stays-two@|stays-two@[\s\S]*stays@/)
  assert.equal((await browserOf(demo).get(link!)).status, 404)
})
