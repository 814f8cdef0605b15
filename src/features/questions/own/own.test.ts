import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { sql } from 'kysely'
import { addMinutes } from '#platform/clock.ts'
import { newId } from '#platform/ids.ts'
import { fieldsIn, text } from '../../requests/door/testing.ts'
import { closeAnswered } from '../desk/actions.ts'
import { LIMIT, MOST_A_DAY, OWN_PATH, ownPath, questionPath } from '../rules.ts'
import { moveQuestions } from '../store.ts'
import { questionCity } from '../testing.ts'

// A resident asks about an activity, on a page of their own.

const { demo, rows, ueki, terai, her, activities, heard, asked, statusOf, stepOf, post } = await questionCity()
const [first, second, third, fourth, fifth, sixth] = activities.map(({ id }) => id) as [
  string,
  string,
  string,
  string,
  string,
  string,
]
const DAY = 24 * 60

describe('the way to ask', () => {
  test('leads from the page of an activity to one’s own page, and everybody else to the door of the desk', async () => {
    assert.match(
      await text(demo.visitor.get(`/opportunities/${first}`)),
      new RegExp(`/questions/new\\?activity=${first}`),
    )
    const to = async (who: typeof ueki) => (await who.get(`/questions/new?activity=${first}`)).headers.get('location')
    assert.equal(await to(ueki), `${OWN_PATH}?activity=${first}`)
    assert.equal(await to(demo.visitor), `/requests/new?activity=${first}&wish=ask`)
    const door = await text(demo.visitor.get(`/requests/new?activity=${first}&wish=ask`))
    assert.match(door, /type="hidden" name="wish" value="ask"/)
    assert.match(door, /聞きたいこと/)
  })

  test('is there about activities that are or were public only', async () => {
    const [draft] = await rows(sql<{ id: string }>`select id from opportunity where status = 'draft' limit 1`)
    for (const id of [newId(), 'x', '', draft!.id]) {
      assert.equal((await ueki.get(`${OWN_PATH}?activity=${id}`)).status, 404, id)
      assert.equal((await ueki.post(OWN_PATH, { activity: id, words: 'できますか' })).status, 404, id)
    }
    await rows(sql`update opportunity set status = 'ended' where id = ${sixth}::uuid`)
    assert.match(await text(ueki.get(`${OWN_PATH}?activity=${sixth}`)), /いまは募集を終えています/)
    assert.ok(await asked(sixth, '来年もありますか'))
  })

  test('loses nothing of what was typed where it is too long or empty', async () => {
    const long = 'あ'.repeat(LIMIT + 1)
    const answer = await ueki.post(OWN_PATH, { activity: first, words: long })
    assert.equal(answer.status, 422)
    const page = await answer.text()
    assert.match(page, /短くするか、分けて送ってください/)
    assert.ok(page.includes(long))
    assert.equal((await ueki.post(OWN_PATH, { activity: first, words: ' 　' })).status, 422)
  })
})

describe('what was asked', () => {
  test('stands on one’s own page alone, and is a step of the desk', async () => {
    const id = await asked(first, 'ひざが痛くても\n休みながらできますか')
    const own = ownPath(id)
    assert.match(await text(ueki.get(own)), /窓口に届きました[\s\S]*ひざが痛くても<br>休みながら/)
    assert.match(await text(ueki.get('/my')), new RegExp(`質問したこと[\\s\\S]*${own}`))
    assert.match(await text(ueki.get('/my/data')), /ひざが痛くても/)
    for (const path of ['/my', '/my/data'])
      assert.doesNotMatch(await text(terai.get(path)), new RegExp(`${own}|ひざが痛くても`))
    for (const nothing of [id, newId(), 'x']) {
      assert.equal((await terai.get(ownPath(nothing))).status, 404)
      assert.equal((await terai.post(ownPath(nothing), { words: 'だれですか' })).status, 404)
    }
    const step = await stepOf(id)
    assert.deepEqual(
      [step?.what, step?.waits_for, step?.due_on, step?.person_id],
      ['reply', 'desk', '2026-11-26', her.id],
    )
  })

  test('in two windows, or pressed twice, is one thread about one activity', async () => {
    const page = await text(ueki.get(`${OWN_PATH}?activity=${second}`))
    const other = await text(ueki.get(`${OWN_PATH}?activity=${second}`))
    const send = (from: string, words: string) => ueki.post(OWN_PATH, { ...fieldsIn(from, OWN_PATH, true), words })
    const to = [await send(page, '駐車場は'), await send(page, '駐車場は'), await send(other, 'バス停は')]
    const paths = new Set(to.map(answer => answer.headers.get('location')))
    assert.equal(paths.size, 1)
    const lines = await rows(sql<{
      words: string
    }>`select e.words from question_entry e join question q on q.id = e.question_id
      where q.opportunity_id = ${second}::uuid order by e.at, e.id`)
    assert.deepEqual(lines.map(({ words }) => words).sort(), ['バス停は', '駐車場は'])
    const again = await ueki.get(`${OWN_PATH}?activity=${second}`)
    assert.equal(again.headers.get('location'), [...paths][0], 'what is open about it is asked on')
    await heard()
    const id = [...paths][0]!.slice(ownPath('').length)
    assert.equal((await rows(sql`select 1 from step where subject_id = ${id}::uuid and done_at is null`)).length, 1)
  })

  test('is asked on after the answer, and is over two weeks after it', async () => {
    const id = await asked(third, '何時からですか')
    await post(`${questionPath(id)}/answer`, { answer: '午前からです' })
    const own = ownPath(id)
    assert.match(await text(ueki.get(own)), /答えが届きました[\s\S]*あいだ何も[\s\S]*午前からです/)
    assert.equal((await ueki.post(own, { words: '何を持って行きますか' })).status, 303)
    await heard()
    assert.equal(await statusOf(id), 'asked')
    assert.equal((await stepOf(id))?.what, 'reply')
    await post(`${questionPath(id)}/answer`, { answer: '筆記用具です' })
    const after = (days: number) => addMinutes(demo.clock.now, days * DAY)
    const close = (days: number) =>
      demo.database.write({ lane: 'job', municipality: demo.municipality }, tx => closeAnswered(tx, after(days)))
    await close(13)
    assert.equal(await statusOf(id), 'answered')
    assert.ok((await close(14)) > 0)
    assert.equal(await statusOf(id), 'closed')
    assert.match(await text(ueki.get(own)), /この質問は終わりました[\s\S]*あらためて<wbr>聞く/)
    const late = await ueki.post(own, { words: 'もう一つあります' })
    assert.equal(late.status, 422)
    const page = await late.text()
    assert.match(page, /すでに終わっています/)
    assert.equal(fieldsIn(page, OWN_PATH, true)['words']?.[0], 'もう一つあります', 'it can be sent anew as it is')
    const anew = await ueki.post(OWN_PATH, fieldsIn(page, OWN_PATH, true))
    assert.notEqual(anew.headers.get('location'), own)
  })

  test('of what the desk has passed on stays with it', async () => {
    const id = await asked(fourth, '見学できますか')
    await post(`${questionPath(id)}/pass`, { medium: 'phone', told: '見学できますか', due: '令和8年12月1日' })
    assert.match(await text(ueki.get(ownPath(id))), /団体に確かめています。お名前やご連絡先は伝えていません。/)
    await ueki.post(ownPath(id), { words: '友だちも一緒に行けますか' })
    await heard()
    assert.equal(await statusOf(id), 'passed')
    assert.deepEqual([(await stepOf(id))?.waits_for, (await stepOf(id))?.due_on], ['organiser', '2026-12-01'])
  })

  test('so often in a day is enough for the web', async () => {
    const id = await asked(fifth, '一つめ')
    const count = async () =>
      Number(
        (
          await rows(sql<{ n: number }>`select count(*)::int as n from question_entry where person_id = ${her.id}::uuid
        and verb = 'ask' and at > ${addMinutes(demo.clock.now, -DAY)}::timestamptz`)
        )[0]!.n,
      )
    for (let at = await count(); at < MOST_A_DAY; at++) await ueki.post(ownPath(id), { words: `つぎ ${at}` })
    const more = await ueki.post(ownPath(id), { words: 'もう一つだけ' })
    assert.equal(more.status, 429)
    assert.match(await more.text(), /お急ぎのときは、お電話ください[\s\S]*もう一つだけ/)
  })

  test('goes with whoever is found to be the same', async () => {
    const [him] = await rows(sql<{
      id: string
    }>`select g.scope_id as id from role_grant g join account a on a.id = g.account_id
      where a.login = 'terai'`)
    const doing = { by: newId(), now: demo.clock.now, today: '2026-11-21' }
    await demo.database.write({ lane: 'job', municipality: demo.municipality }, tx =>
      moveQuestions(tx, her.id, him!.id, doing),
    )
    assert.equal((await rows(sql`select 1 from question_entry where person_id = ${her.id}::uuid`)).length, 0)
    assert.match(await text(terai.get('/my/data')), /ひざが痛くても/)
    assert.doesNotMatch(await text(ueki.get('/my/data')), /ひざが痛くても/)
  })
})
