import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { sql } from 'kysely'
import { addMinutes } from '#platform/clock.ts'
import { newId } from '#platform/ids.ts'
import { DEMO_NOW, demoApp } from '../../../../seed/testing.ts'
import { fieldsIn } from '../../requests/door/testing.ts'
import { listeners } from '../jobs.ts'
import { answerAll, browserOf, comeIn, type Visiting } from '../testing.ts'
import { wishPath } from '../wishes/subject.ts'

// What somebody who registered by themselves sees and does before the desk has looked whom it knows, and what becomes of it.

const demo = await demoApp()
const { database, municipality, clock, login, heard } = demo
const inside = { lane: 'job', municipality } as const
const ask = <T>(query: ReturnType<typeof sql<T>>) =>
  database.write(inside, async tx => (await query.execute(tx)).rows as T[])
const [town] = await ask(sql<{ id: string }>`select id::text from town limit 1`)
assert.ok(town)
const send = async (browser: Visiting, page: string) =>
  browser.post('/my/join', { ...fieldsIn(page, '/my/join'), go: 'send' })

/** Somebody whom the desk knows well registers anew with another mailbox; gives their browser, who they were and are. */
async function comesAnew() {
  const [known] = await ask(sql<{
    id: string
    family: string
    given: string
    kana: string[]
    birth: string
    note: string
  }>`
    select id::text, family_name as family, given_name as given, array[family_kana, given_kana] as kana, birth_on::text as birth,
      'メモのカナリア' as note from person p
    where closed_on is null and exists (select from consultation c where c.person_id = p.id)
      and not exists (select from role_grant g where g.scope_id = p.id) order by number limit 1`)
  assert.ok(known)
  await ask(sql`update consultation set said = ${known.note} where person_id = ${known.id}`)
  const browser = browserOf(demo)
  clock.now = addMinutes(clock.now, 60)
  await comeIn(demo, browser, 'anew@example.jp')
  const [family_kana = '', given_kana = ''] = known.kana
  const names = { family_kana, given_kana, family_name: known.family, given_name: known.given, birth_on: known.birth }
  assert.equal((await send(browser, await answerAll(browser, { ...names, town_id: town!.id }))).status, 303)
  await heard(listeners)
  const [double] = await ask(sql<{ id: string; person: string }>`
    select r.id::text, r.person_id::text as person from registration r join sign_in_address s on s.account_id = r.account_id
    where s.key = 'anew@example.jp'`)
  assert.ok(double)
  return { browser, known, double }
}

describe('somebody whom the desk knows, and who registers by themselves', () => {
  test('sees nothing of what it knows until it has looked; then their page is that person’s, with what they did meanwhile', async () => {
    const { browser, known, double } = await comesAnew()
    const before = `${await browser.text('/my')}${await browser.text('/my/data')}${await browser.text('/my/looks')}`
    assert.match(before, /前にも登録があるかを確かめています/)
    assert.doesNotMatch(before, new RegExp(`${known.id}|${known.note}`))
    assert.notEqual(double.person, known.id)

    await browser.post('/my/correction', { words: '電話番号が変わりました' })
    await ask(sql`update request set asked_by = ${double.person}
      where id = (select id from request where asked_by is null order by id limit 1)`)
    await heard(listeners)

    const sato = await login('sato')
    const path = `/staff/registrations/${double.id}`
    const alike = await (await sato.get(path)).text()
    assert.match(alike, new RegExp(`name="person" value="${known.id}"`), 'the desk is told who is alike')
    assert.equal((await sato.post(`${path}/check`, { say: 'known', person: known.id })).status, 303)

    const after = await browser.text('/my')
    assert.match(after, /「電話番号が変わりました」/)
    assert.match(after, /\/my\/requests\//)
    const left = await ask(sql<{ of: string; n: number }>`
      select 'request' as of, count(*)::int as n from request where asked_by = ${double.person}
      union all select 'wish', count(*)::int from data_wish where person_id = ${double.person}
      union all select 'open steps', count(*)::int from step where person_id = ${double.person} and done_at is null`)
    assert.deepEqual(left.map(({ of, n }) => `${of} ${n}`).sort(), ['open steps 0', 'request 0', 'wish 0'])
    const steps = await ask(
      sql<{ what: string }>`select what from step where person_id = ${known.id} and what = 'amend' and done_at is null`,
    )
    assert.equal(steps.length, 1, 'what the desk has to do about it stands with the person whom it knows')
    assert.doesNotMatch(await browser.text('/my/data'), new RegExp(known.note), 'what the desk noted stays at the desk')
  })

  test('cannot be said to be somebody whose case is closed, and nothing of it is half done', async () => {
    const browser = browserOf(demo)
    clock.now = addMinutes(DEMO_NOW, 600)
    await comeIn(demo, browser, 'twice@example.jp')
    await send(browser, await answerAll(browser, { town_id: town.id }))
    await heard(listeners)
    const [row] = await ask(sql<{ id: string }>`select r.id::text from registration r
      join sign_in_address s on s.account_id = r.account_id where s.key = 'twice@example.jp'`)
    const [closed] = await ask(sql<{ id: string }>`update person set closed_on = '2026-11-01'
      where number = (select max(number) from person where closed_on is null and number < 1050) returning id::text`)
    assert.ok(row && closed)
    const sato = await login('sato')
    const answer = await sato.post(`/staff/registrations/${row.id}/check`, { say: 'known', person: closed.id })
    assert.equal(answer.status, 422)
    assert.match(await browser.text('/my'), /高橋 良枝さん[\s\S]*確かめています/)
    const gone = await sato.post(`/staff/registrations/${newId()}/check`, { say: 'new' })
    assert.equal(gone.status, 404)
  })
})

describe('a wish about their own data', () => {
  test('to put something right becomes a step of the desk, and what the desk answers stands on their page', async () => {
    clock.now = addMinutes(DEMO_NOW, 900)
    const [terai, ueki] = [await login('terai'), await login('ueki')]
    const empty = await terai.post('/my/correction', { words: '　' })
    assert.equal(empty.status, 422)
    assert.equal((await terai.post('/my/correction', { words: '住所の番地がちがいます' })).status, 303)
    await heard(listeners)
    const [wish] = await ask(sql<{ id: string; what: string }>`select w.id::text, s.what from data_wish w
      join step s on s.subject_id = w.id where w.words = '住所の番地がちがいます' and s.done_at is null`)
    assert.equal(wish?.what, 'amend')
    const sato = await login('sato')
    const path = wishPath(wish!.id)
    const page = await (await sato.get(path)).text()
    assert.match(page, /住所の番地がちがいます/)
    assert.equal((await sato.post(`${path}/answer`, { answer: '' })).status, 422)
    assert.equal((await sato.post(`${path}/answer`, { answer: '番地を直しました。' })).status, 303)
    assert.equal((await sato.post(`${path}/answer`, { answer: 'もう一度' })).status, 422, 'once')
    assert.match(await (await terai.get('/my')).text(), /番地を直しました。/)
    assert.doesNotMatch(await (await ueki.get('/my')).text(), /番地を直しました。/)
  })
})
