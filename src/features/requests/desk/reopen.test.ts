import assert from 'node:assert/strict'
import { test } from 'node:test'
import { newId } from '#platform/ids.ts'
import { text } from '../door/testing.ts'
import { desk } from './testing.ts'

const { demo, asked, runJobs, stepOf, inside, post } = await desk()
const { visitor } = demo
const [sato, suzuki, tanaka] = [await demo.login('sato'), await demo.login('suzuki'), await demo.login('tanaka')]

test('a request that ended by mistake is opened again: why is kept, it is a step, and its link opens again', async () => {
  const { id, link } = await asked('まちがえて おわる')
  await runJobs(id)
  assert.doesNotMatch(await text(sato.get(`/staff/requests/${id}`)), /再開する/, 'it is not over')
  const early = await post(`/staff/requests/${id}/reopen`, { reopen_note: 'あ', reopen_due: '2026-11-30' })
  assert.equal(early.status, 422)
  assert.match(await early.text(), /この依頼は、終わっていません/)
  await post(`/staff/requests/${id}/close`, { outcome: 'mistaken', end_note: '別の方の分' })
  assert.notEqual((await visitor.get(link)).status, 200)
  assert.match(await text(sato.get(`/staff/requests/${id}`)), /この依頼を再開する[\s\S]*また開けるようになります/)
  assert.doesNotMatch(await text(tanaka.get(`/staff/requests/${id}`)), /この依頼を再開する/)
  const without = await post(`/staff/requests/${id}/reopen`, { reopen_note: '', reopen_due: '2026-11-20' })
  assert.equal(without.status, 422)
  assert.match(await without.text(), /<details class="more" open>[\s\S]*再開するわけを入力してください/)
  const past = await post(`/staff/requests/${id}/reopen`, { reopen_note: 'まちがい', reopen_due: '2026-11-20' })
  assert.match(await past.text(), /きょうかそれより後の日/)
  const again = { reopen_note: '別の方とまちがえた', reopen_due: '2026-11-30' }
  assert.equal((await post(`/staff/requests/${id}/reopen`, again, suzuki)).status, 303)
  const step = await stepOf(id)
  assert.deepEqual([step?.login, step?.due_on, step?.what], ['suzuki', '2026-11-30', 'contact'])
  const page = await text(sato.get(`/staff/requests/${id}`))
  assert.match(page, /終わりにした依頼を再開しました：別の方とまちがえた/)
  assert.match(page, /依頼を終わりにしました（まちがい・いたずら）：別の方の分/)
  assert.match(await text(visitor.get(link)), /連絡中/)
  assert.equal((await post(`/staff/requests/${id}/close`, { outcome: 'reached' })).status, 303, 'it ends once more')
  assert.match(await text(sato.get('/staff/requests?status=ended')), /まちがえて おわる[\s\S]*連絡がついた/)
})

test('one that was withdrawn is opened again, and the late job of the withdrawal does not take its step', async () => {
  const { id, link } = await asked('やっぱり たのむ')
  await runJobs(id)
  await visitor.post(link, { once: newId() })
  assert.equal(
    (await post(`/staff/requests/${id}/reopen`, { reopen_note: '電話があった', reopen_due: '2026-11-30' })).status,
    303,
  )
  await runJobs(id)
  assert.equal((await stepOf(id))?.due_on, '2026-11-30')
})

test('the desk and whoever asked may end it at the same moment: it ends once, and both are answered', async () => {
  for (let round = 0; round < 4; round++) {
    const { id, link } = await asked('どうじに おわる')
    const answers = await Promise.all([
      visitor.post(link, { once: newId() }),
      post(`/staff/requests/${id}/close`, { outcome: round % 2 ? 'mistaken' : 'reached' }),
      post(`/staff/requests/${id}/close`, { outcome: 'reached' }, suzuki),
    ])
    for (const { status } of answers) assert.ok(status < 500, String(status))
    const ends = await inside(tx =>
      tx
        .selectFrom('request_entry')
        .select('verb')
        .where('request_id', '=', id)
        .where('verb', 'in', ['withdraw', 'close'])
        .execute(),
    )
    assert.equal(ends.length, 1)
  }
})

test('whoever acts on one that is over is told that it is', async () => {
  const { id, link } = await asked('もう おわり')
  await visitor.post(link, { once: newId() })
  const late = await post(`/staff/requests/${id}/note`, { note: '留守', due: '2026-11-30' })
  assert.equal(late.status, 422)
  assert.match(await late.text(), /role="alert"[\s\S]*この依頼は、すでに終わっています/)
})
