import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { sql } from 'kysely'
import type { Tx } from '#platform/db.ts'
import { newId } from '#platform/ids.ts'
import { browserless, demoApp } from '../../../../seed/testing.ts'
import { answerAll, text, walker } from './testing.ts'

const demo = await demoApp()
const { visitor, database, municipality, clock } = demo
const inside = <T>(work: (tx: Tx) => Promise<T>) => database.write({ lane: 'staff', municipality }, work)
const requestsOf = (name: string) =>
  inside(tx => tx.selectFrom('request').selectAll().where('name', '=', name).execute())

describe('whoever holds the link', () => {
  test('sees where it stands, prints it in large type and withdraws it; nobody else sees it', async () => {
    const walk = walker(visitor)
    await answerAll(walk, { name: { name: 'とりさげ さん', address: '柏市柏1-2-3' } })
    clock.now = '2026-11-21T01:00:30.000Z'
    const to = (await walk.send()).headers.get('location')!
    const phone = browserless(demo.app, '')
    assert.match(await text(phone.get(to)), /お手紙をお送りします[\s\S]*この依頼を取り下げる/)
    const paper = await text(phone.get(`${to}/print`))
    assert.match(paper, /class="big"[\s\S]*QRコード/)
    assert.equal((await phone.get(`${to.slice(0, -1)}x`)).status, 404)
    assert.equal((await phone.post(to, { once: newId() })).status, 303)
    const after = await text(phone.get(to))
    assert.match(after, /取り下げをお受けしました/)
    assert.doesNotMatch(after, /この依頼を取り下げる/)
    const [request] = await requestsOf('とりさげ さん')
    assert.equal((await phone.post(to, { once: newId() })).status, 303, 'a second time changes nothing')
    const entries = await inside(tx =>
      tx.selectFrom('request_entry').selectAll().where('request_id', '=', request!.id).execute(),
    )
    assert.deepEqual(
      entries.map(({ verb }) => verb),
      ['withdraw'],
    )
  })
})

test('a day by which the desk was to call is promised no more when it is over', async () => {
  clock.now = '2026-11-21T01:00:00.000Z'
  const walk = walker(visitor)
  await answerAll(walk, { name: { name: 'まつ ひとり', phone: '04-7400-1234' } })
  clock.now = '2026-11-21T01:00:30.000Z'
  const to = (await walk.send()).headers.get('location')!
  for (const [now, says, not] of [
    ['2026-11-26T01:00:00.000Z', /11月26日（木）までに/, /できるだけ早く/],
    ['2026-11-27T01:00:00.000Z', /このあと、できるだけ早く/, /11月26日（木）までに/],
  ] as const) {
    clock.now = now
    for (const page of [to, `${to}/print`]) {
      const shown = await text(visitor.get(page))
      assert.match(shown, says)
      assert.doesNotMatch(shown, not)
    }
  }
})

test('the lane of visitors can add a request and read none, not even its own', async () => {
  const open = (query: string) => database.write({ lane: 'public', municipality }, tx => sql.raw(query).execute(tx))
  for (const query of [
    'select id from request',
    'select name from request',
    'update request set note = note',
    'delete from request',
    'select id from request_entry',
    'insert into request_entry (id) values (null)',
  ])
    await assert.rejects(open(query), /permission denied/, query)
})
