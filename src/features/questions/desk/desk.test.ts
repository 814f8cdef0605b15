import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { sql } from 'kysely'
import { messages as all } from '#features/bookings/messages/all.ts'
import { mailsTo, sendDue } from '#features/notices/testing.ts'
import { newId } from '#platform/ids.ts'
import { text } from '../../requests/door/testing.ts'
import { messages } from '../messages/all.ts'
import { ownPath, questionPath, STAFF_PATH } from '../rules.ts'
import { questionCity } from '../testing.ts'
import { questionClosing } from './closing.ts'

// The desk answers what was asked, or asks the organisation without saying who asks.

const { demo, rows, ueki, sato, her, activities, asked, statusOf, stepOf, post } = await questionCity()
const [first, second, third, fourth] = activities.map(({ id }) => id) as [string, string, string, string]
const doing = { by: '', now: demo.clock.now, today: '2026-11-21' }
const inside = <T>(work: Parameters<typeof demo.database.write<T>>[1]) =>
  demo.database.write({ lane: 'staff', municipality: demo.municipality }, work)
const told = { medium: 'phone', told: '座ってできますか', due: '令和8年12月1日' }

describe('a question at the desk', () => {
  test('has come in, stands in the list and on the time line of whose it is', async () => {
    const id = await asked(first, 'ひざが痛くてもできますか')
    assert.match(
      await text(sato.get('/staff')),
      new RegExp(`届いたもの[\\s\\S]*${questionPath(id)}[\\s\\S]*さんの質問`),
    )
    assert.match(await text(sato.get(STAFF_PATH)), new RegExp(`${questionPath(id)}[\\s\\S]*まだ答えていません`))
    assert.match(await text(sato.get(`/staff/people/${her.id}`)), /質問：ひざが痛くてもできますか/)
    const page = await text(sato.get(questionPath(id)))
    assert.match(page, /質問に答える/)
    assert.match(page, /お名前・ご連絡先・ご様子は伝えません/)
    assert.equal((await sato.get(questionPath(newId()))).status, 404)
  })

  test('is passed on without name and contacts: words that hold them are refused, and nothing typed is lost', async () => {
    const id = await asked(second, '植木です。04-7100-0001に電話をください。座ってできますか')
    assert.match(await text(sato.get(questionPath(id))), /○○です。○○に電話をください。座ってできますか<\/textarea>/)
    for (const [words, says] of [
      ['植木さんが聞いています。', /「植木」）が入っています/],
      ['折り返しは04-7100-0001へ', /「04-7100-0001」）が入っています/],
    ] as const) {
      const refused = await post(`${questionPath(id)}/pass`, { ...told, told: words })
      assert.equal(refused.status, 422)
      const page = await refused.text()
      assert.match(page, says)
      assert.ok(page.includes(words))
    }
    assert.equal((await post(`${questionPath(id)}/pass`, { ...told, due: '令和8年11月1日' })).status, 422)
    assert.equal(await statusOf(id), 'asked')
    assert.equal((await post(`${questionPath(id)}/pass`, told)).status, 303)
    assert.equal(await statusOf(id), 'passed')
    assert.deepEqual([(await stepOf(id))?.waits_for, (await stepOf(id))?.due_on], ['organiser', '2026-12-01'])
    assert.match(await text(sato.get(questionPath(id))), /電話で聞きました。だれからかは伝えていません。/)
    assert.doesNotMatch(await text(ueki.get(ownPath(id))), /座ってできますか<\/p>[\s\S]*座ってできますか<\/p>/)
    assert.doesNotMatch(await text(sato.get('/staff')), new RegExp(`届いたもの[\\s\\S]*${questionPath(id)}">植木`))
  })

  test('is answered in words that stand on their page and are sent to them', async () => {
    const id = await asked(third, '駐車場はありますか')
    assert.equal((await post(`${questionPath(id)}/answer`, { answer: ' ' })).status, 422)
    assert.equal(
      (await post(`${questionPath(id)}/answer`, { answer: '団体に確かめました。5台あります。' })).status,
      303,
    )
    assert.equal(await statusOf(id), 'answered')
    assert.equal(await stepOf(id), undefined)
    assert.match(await text(ueki.get(ownPath(id))), /5台あります/)
    await sendDue(demo, [...messages, ...all] as never)
    const notices = await rows(sql<{ status: string; words: { lines: string[]; call: string[] } }>`
      select status, words from notice where about_id = ${id}::uuid`)
    assert.equal(notices.length, 1)
    assert.ok(
      notices[0]!.words.call.some(line => line.includes('5台あります')),
      'whoever is called hears it',
    )
    const mails = await mailsTo(demo, 'ueki@example.jp')
    assert.ok(mails.some(({ body }) => body.includes('5台あります') && body.includes(ownPath(id))))
  })

  test('that is over is answered no more, and what was typed stays', async () => {
    const id = await asked(fourth, 'いつまでですか')
    assert.equal((await post(`${questionPath(id)}/close`, { why: '' })).status, 422)
    assert.equal((await post(`${questionPath(id)}/close`, { why: '電話でお答えした' })).status, 303)
    const late = await post(`${questionPath(id)}/answer`, { answer: '3月までです' })
    assert.equal(late.status, 422)
    assert.match(await late.text(), /すでに終わっています/)
    assert.equal((await post(`${questionPath(id)}/pass`, told)).status, 422)
    assert.match(await text(sato.get(`${STAFF_PATH}?status=closed`)), new RegExp(questionPath(id)))
    assert.doesNotMatch(await text(ueki.get(ownPath(id))), /電話でお答えした/)
    assert.equal((await post(`${questionPath(newId())}/answer`, { answer: 'はい' })).status, 404)
  })
})

describe('when somebody’s time at the desk ends', () => {
  test('each question that waits is listed, and ends in a way that is said', async () => {
    const open = await inside(tx => questionClosing.open(tx, her.id, '2026-11-21'))
    assert.ok(open.length > 0)
    assert.ok(open.every(({ what, ways }) => what.startsWith('質問：') && ways.length === 2))
    const [one] = open
    const [by] = await rows(sql<{ id: string }>`select id from account where login = 'sato'`)
    const end = (id: string) =>
      inside(tx => questionClosing.end(tx, { id, way: 'told', why: '' }, { ...doing, by: by!.id }))
    assert.equal(await end(one!.id), null)
    assert.equal(await statusOf(one!.id), 'closed')
    assert.match((await end(one!.id)) ?? '', /すでに終わっています/)
    const left = await inside(tx => questionClosing.open(tx, her.id, '2026-11-21'))
    assert.equal(left.length, open.length - 1)
  })
})
