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

test('somebody like whom there is one already is not registered before it is said that they are another', async () => {
  const known = await inside(tx =>
    tx
      .selectFrom('person')
      .select(['id', 'number', 'phone', 'family_name'])
      .where('phone', '<>', '')
      .where('closed_on', 'is', null)
      .orderBy('number')
      .executeTakeFirstOrThrow(),
  )
  const { id } = await asked('べつ のひと')
  const count = () => inside(tx => tx.selectFrom('person').select(tx.fn.countAll<string>().as('n')).executeTakeFirst())
  const before = await count()
  const path = `/staff/requests/${id}/register`
  const typed = { family_name: '別野', given_name: '人', phone: known.phone, birth_on: '昭和30年1月2日' }
  const first = await post(path, typed)
  assert.equal(first.status, 409)
  const html = await first.text()
  assert.match(html, /同じ方かもしれない登録が1件あります。まだ登録していません/)
  assert.match(html, new RegExp(`${known.number}[\\s\\S]*href="/staff/people/${known.id}"`))
  assert.match(html, /value="別野"/)
  assert.match(html, /name="another" value="1"/)
  assert.deepEqual(await count(), before)
  const done = await post(path, { ...typed, another: '1' })
  assert.equal(done.status, 303)
  const made = await inside(tx =>
    tx.selectFrom('person').select('id').where('family_name', '=', '別野').executeTakeFirstOrThrow(),
  )
  assert.notEqual(made.id, known.id)
  assert.match(await text(sato.get(`/staff/requests/${id}`)), new RegExp(made.id))
})

test('a request that is open when somebody’s time at the desk ends is ended with it, in one of its ways', async () => {
  const { id } = await asked('さいご のたのみ')
  const register = { family_name: '最後', given_name: '頼', phone: '04-7400-9999', birth_on: '昭和31年3月4日' }
  assert.equal((await post(`/staff/requests/${id}/register`, register)).status, 303)
  const person = await inside(async tx => {
    const { id } = await tx
      .selectFrom('person')
      .select('id')
      .where('family_name', '=', '最後')
      .executeTakeFirstOrThrow()
    return id
  })
  const owner = await inside(tx =>
    tx.selectFrom('account').select('id').where('login', '=', 'sato').executeTakeFirstOrThrow(),
  )
  const steps = await inside(tx =>
    tx
      .selectFrom('step')
      .select('id')
      .where('subject_kind', '=', 'person')
      .where('subject_id', '=', person)
      .where('done_at', 'is', null)
      .execute(),
  )
  const last = {
    ...{ said: 'もう十分', channel: 'phone', minutes: '5', on_day: '令和8年11月21日', owner_id: owner.id },
    ...{ next: 'end', end_reason: '本人の希望' },
    ...Object.fromEntries(steps.map(step => [`step-${step.id}`, 'done'])),
  }
  const path = `/staff/people/${person}/consultations`
  for (const way of ['', 'vanished']) {
    const refused = await post(path, { ...last, [`close-${id}`]: way })
    assert.equal(refused.status, 422, way)
    assert.match(await refused.text(), /どう終わらせるかを選んでください/)
    assert.ok(await stepOf(id), 'it is still open')
  }
  assert.equal((await post(path, { ...last, [`close-${id}`]: 'unreached' })).status, 303)
  assert.equal(await stepOf(id), undefined)
  assert.match(await text(sato.get('/staff/requests?status=ended')), /さいご のたのみ/)
})

test('nobody is registered from a request that ended meanwhile: the form says so, and keeps what was typed', async () => {
  const { id } = await asked('おわった のち')
  assert.equal((await post(`/staff/requests/${id}/close`, { outcome: 'mistaken' })).status, 303)
  assert.equal((await sato.get(`/staff/requests/${id}/register`)).status, 404)
  const typed = { family_name: '終了', given_name: '後', phone: '04-7400-9998', birth_on: '昭和32年5月6日' }
  const refused = await post(`/staff/requests/${id}/register`, typed)
  assert.equal(refused.status, 422)
  const html = await refused.text()
  assert.match(html, /この依頼は、もう終わっています/)
  assert.match(html, /value="終了"/)
  const made = await inside(tx => tx.selectFrom('person').select('id').where('family_name', '=', '終了').execute())
  assert.deepEqual(made, [])
})
