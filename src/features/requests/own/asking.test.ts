import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { sql } from 'kysely'
import { addMinutes } from '#platform/clock.ts'
import type { Tx } from '#platform/db.ts'
import { newId } from '#platform/ids.ts'
import { demoApp } from '../../../../seed/testing.ts'
import { fieldsIn, text } from '../door/testing.ts'
import { listeners } from '../jobs.ts'
import { OWN_PATH } from './asking.ts'

// A resident who is logged in asks the desk to call.

const SEND = '/my/requests/send'
const demo = await demoApp()
const { database, municipality, login, visitor, clock, heard } = demo
const inside = <T>(work: (tx: Tx) => Promise<T>) => database.write({ lane: 'job', municipality }, work)
const [ueki, terai, sato] = [await login('ueki'), await login('terai'), await login('sato')]
const personOf = (account: string) =>
  inside(async tx => {
    const { rows } = await sql<{ id: string; number: number }>`select p.id, p.number from role_grant g
      join account a on a.id = g.account_id join person p on p.id = g.scope_id where a.login = ${account}`.execute(tx)
    return rows[0]!
  })
const [her, him] = [await personOf('ueki'), await personOf('terai')]
await inside(tx =>
  tx
    .updateTable('person')
    .set({ phone: '04-7100-0001', contact_note: '午前は留守', birth_on: '1952-04-01' })
    .where('id', '=', her.id)
    .execute(),
)
const activity = await inside(
  async tx =>
    (
      await sql<{ id: string; title: string }>`select id, title from public_activity
    where status = 'open' and legal_form = 'volunteering' order by id limit 1`.execute(tx)
    ).rows[0]!,
)
const start = `${OWN_PATH}?activity=${activity.id}`
const asked = () =>
  inside(tx => tx.selectFrom('request').selectAll().where('asked_by', '=', her.id).orderBy('id').execute())

/** Goes on with a page's questions as a browser would: what it shows and what is typed. */
const next = async (page: string, typed: Record<string, string>) =>
  text(ueki.post(OWN_PATH, { ...fieldsIn(page, OWN_PATH), ...typed }))
const send = (page: string, typed: Record<string, string> = {}, who = ueki) =>
  who.post(SEND, { ...fieldsIn(page, SEND, true), ...typed })

describe('a resident who asks from the page of an activity', () => {
  test('is led from the door of visitors to their own, which nobody else is', async () => {
    const led = await ueki.get(`/requests/new?activity=${activity.id}&via=K7F4XAT`)
    assert.equal(led.headers.get('location'), `${start}&via=K7F4XAT`)
    for (const other of [visitor, sato])
      assert.match(await text(other.get(`/requests/new?activity=${activity.id}`)), /質問 1／5/)
    assert.equal((await visitor.get(start)).status, 401)
  })

  test('is asked one thing only, and nothing at all where the wish is known too: all else stands there to be changed', async () => {
    const wish = await text(ueki.get(start))
    assert.match(wish, /どうしたいですか/)
    assert.doesNotMatch(wish, /質問 |か所、直して|name="go" value="back"/)
    assert.match(await next(wish, { go: 'next' }), /1か所、直してください/, 'a choice that was left open')
    const check = await next(wish, { wish: 'visit', go: 'next' })
    const at_once = await text(ueki.get(`${start}&wish=visit`))
    for (const page of [check, at_once])
      for (const said of [activity.title, '見学したい', '植木 真由美', '04-7100-0001', 'ueki@example.jp', '午前は留守'])
        assert.ok(page.includes(said), said)
    assert.equal(check.match(/変える/g)?.length, 5)
    const name = await next(check, { at: 'check', go: 'name' })
    assert.match(name, /value="植木 真由美"/)
    const changed = await next(name, { at: 'name', go: 'next', phone: '０９０ー１２３４ー５６７８' })
    assert.match(changed, /内容を確かめてください[\s\S]*090-?1234-?5678/)
    assert.match(
      await next(name, { at: 'name', go: 'next', phone: '', email: '', address: '' }),
      /電話番号を入力してください/,
    )
  })

  test('without an activity is asked what they would like, for nobody can know it', async () => {
    const first = await text(ueki.get(OWN_PATH))
    assert.match(first, /してみたいこと/)
    assert.match(first, /登録されているものを使います/)
    assert.match(await next(first, { words: '花の世話', go: 'next' }), /どうしたいですか/)
    assert.match(await text(ueki.get(`${OWN_PATH}?words=${encodeURIComponent('リストの活動')}`)), /どうしたいですか/)
  })
})

describe('what a resident asked', () => {
  test('is theirs at once, is one however often it is sent, and the desk knows from whom it is', async () => {
    const page = await text(ueki.get(`${start}&wish=visit`))
    const answers = [await send(page), await send(page)]
    const [mine, ...more] = await asked()
    assert.ok(mine && more.length === 0)
    const own = `/my/requests/${mine.id}`
    assert.deepEqual(
      answers.map(answer => answer.headers.get('location')),
      [own, own],
    )
    assert.match(await text(ueki.get('/my')), new RegExp(own))
    assert.doesNotMatch(await text(terai.get('/my')), new RegExp(own))
    assert.equal((await terai.get(own)).status, 404)
    await heard(listeners)
    const step = await inside(tx =>
      tx.selectFrom('step').select(['person_id', 'due_on']).where('subject_id', '=', mine.id).executeTakeFirstOrThrow(),
    )
    assert.deepEqual(step, { person_id: her.id, due_on: mine.due_on })
    const desk = await text(sato.get(`/staff/requests/${mine.id}`))
    assert.match(desk, new RegExp(`${her.number} 植木 真由美</a>さんです。ご自分のページから送りました。`))
    assert.doesNotMatch(desk, /同じ方かもしれない|新しく登録する/)
    assert.match(
      await text(sato.get('/staff')),
      new RegExp(`/staff/requests/${mine.id}`),
      'it came in as every request',
    )
    assert.match(await text(sato.get(`/staff/people/${her.id}`)), /窓口から連絡がほしいという依頼/)
    const consent = await inside(tx =>
      tx
        .selectFrom('consent')
        .select(['wording', 'given_by_medium'])
        .where('person_id', '=', her.id)
        .where('purpose', '=', 'callback')
        .where('withdrawn_on', 'is', null)
        .execute(),
    )
    assert.equal(consent.length, 1)
    assert.equal((await ueki.post(own, { once: newId() })).status, 303, 'and they withdraw it')
  })

  test('for somebody else is theirs to see, and says nothing of who that is', async () => {
    const check = await text(ueki.get(`${start}&wish=talk`))
    const whom = await next(check, { at: 'check', go: 'whom' })
    const page = await next(whom, { at: 'whom', go: 'next', whom: 'other', whom_note: '母のこと' })
    assert.match(page, /ご本人のお気持ちを確かめて/)
    assert.equal((await send(page)).status, 303)
    const mine = (await asked()).at(-1)!
    await heard(listeners)
    const step = await inside(tx =>
      tx.selectFrom('step').select('person_id').where('subject_id', '=', mine.id).executeTakeFirstOrThrow(),
    )
    assert.equal(step.person_id, null)
    assert.match(await text(sato.get(`/staff/requests/${mine.id}`)), /ほかの方のために送りました/)
  })

  test('is never another resident’s, whatever is sent along', async () => {
    const page = await text(ueki.get(`${start}&wish=trial`))
    const before = (await asked()).length
    assert.equal((await send(page, { asked_by: him.id, person: him.id })).status, 303)
    assert.equal((await asked()).length, before + 1)
  })

  test('after five in a day is taken by telephone only, and nothing that was typed is lost', async () => {
    while ((await asked()).length < 5) await send(await text(ueki.get(`${start}&wish=talk`)))
    const page = await text(ueki.get(`${start}&wish=visit`))
    const answer = await send(page)
    assert.equal(answer.status, 429)
    assert.match(await answer.text(), /お電話でお知らせください[\s\S]*見学したい/)
    clock.now = addMinutes(clock.now, 25 * 60)
    const later = await login('ueki')
    assert.equal((await send(await text(later.get(`${start}&wish=visit`)), {}, later)).status, 303)
  })

  test('of an activity that ended meanwhile is taken, and it is said that nobody is sought any more', async () => {
    const later = await login('ueki')
    const page = await text(later.get(`${start}&wish=visit`))
    await inside(tx => tx.updateTable('opportunity').set({ status: 'ended' }).where('id', '=', activity.id).execute())
    const answer = await send(page, { draft: newId() }, later)
    assert.equal(answer.status, 303)
    assert.match(await text(later.get(answer.headers.get('location')!)), /いまは募集を終えています/)
  })
})
