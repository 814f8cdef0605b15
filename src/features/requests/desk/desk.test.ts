import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { worklistCount } from '#features/worklist/index.ts'
import { newId } from '#platform/ids.ts'
import { wholeList } from '../../../../seed/testing.ts'
import { text } from '../door/testing.ts'
import { desk } from './testing.ts'

const { demo, asked, runJobs, stepOf, inside, post } = await desk()
const { visitor } = demo
const [sato, suzuki, tanaka, kanri] = [
  await demo.login('sato'),
  await demo.login('suzuki'),
  await demo.login('tanaka'),
  await demo.login('kanri'),
]

describe('a request that came in', () => {
  test('stands in 「届いたもの」 before any job has run, and can be worked on', async () => {
    const { id } = await asked('まだ ひとり')
    assert.equal(await stepOf(id), undefined)
    assert.match(
      await text(sato.get('/staff')),
      new RegExp(`/staff/requests/${id}">まだ ひとりさん[\\s\\S]*担当を決めているところです`),
    )
    assert.match(await text(sato.get(`/staff/requests/${id}`)), /担当を決めているところです[\s\S]*連絡を記録する/)
    assert.equal((await post(`/staff/requests/${id}/note`, { note: '留守', due: '2026-11-24' })).status, 303)
    assert.equal((await stepOf(id))?.login, 'sato', 'of whoever acted')
    await runJobs(id)
    assert.deepEqual(
      [(await stepOf(id))?.login, (await stepOf(id))?.due_on],
      ['sato', '2026-11-24'],
      'a late job changes nothing',
    )
  })

  test('becomes one step of whoever may call and has least to do, due by the opening days', async () => {
    const { id } = await asked('これから ひとり')
    const open = await inside(async tx => {
      const accounts = await tx
        .selectFrom('account')
        .select(['id', 'login'])
        .where('login', 'in', ['sato', 'suzuki'])
        .execute()
      return Promise.all(
        accounts.map(async one => ({
          login: one.login,
          steps: (
            await tx
              .selectFrom('step')
              .select('id')
              .where('owner_id', '=', one.id)
              .where('done_at', 'is', null)
              .execute()
          ).length,
        })),
      )
    })
    await runJobs(id)
    await runJobs(id)
    const least = open.toSorted((a, b) => a.steps - b.steps)[0]!
    const step = await stepOf(id)
    assert.deepEqual([step?.login, step?.due_on, step?.what], [least.login, '2026-11-26', 'contact'])
    assert.ok((await inside(tx => worklistCount(tx, null, '2026-11-26'))) > 0)
    const owner = least.login === 'sato' ? sato : suzuki
    assert.match(await wholeList(owner, '/staff'), new RegExp(`<a href="/staff/requests/${id}">連絡する`))
    assert.match(await text(sato.get('/staff')), /届いた依頼[\s\S]*これから ひとりさん/)
  })

  test('that is withdrawn leaves the list of arrivals at once and ends its step by the job', async () => {
    const { id, link } = await asked('やめる ひとり')
    await runJobs(id)
    assert.equal((await visitor.post(link, { once: newId() })).status, 303)
    assert.doesNotMatch(await text(sato.get('/staff')), /届いた依頼[\s\S]*やめる ひとりさん<\/a>/)
    await runJobs(id)
    assert.equal(await stepOf(id), undefined)
    assert.match(await text(sato.get(`/staff/requests/${id}`)), /この依頼は終わりました：本人がウェブで取り下げた/)
    assert.equal((await post(`/staff/requests/${id}/note`, { note: 'あ', due: '2026-11-30' })).status, 422)
  })

  test('that was withdrawn before its job ran never becomes a step', async () => {
    const { id, link } = await asked('すぐ やめる')
    await visitor.post(link, { once: newId() })
    await runJobs(id)
    assert.equal(await stepOf(id), undefined)
  })
})

describe('the desk', () => {
  test('calls nobody any more who withdrew that they may be called; the request can still be ended', async () => {
    const { id } = await asked('しずか いちろう')
    await runJobs(id)
    const [person] = await inside(tx => tx.selectFrom('person').select('id').orderBy('number').limit(1).execute())
    await post(`/staff/requests/${id}/join`, { person: person!.id })
    const given = await inside(tx =>
      tx
        .selectFrom('consent')
        .select('id')
        .where('person_id', '=', person!.id)
        .where('purpose', '=', 'callback')
        .executeTakeFirstOrThrow(),
    )
    await post(`/staff/people/${person!.id}/edit/consents/${given.id}`, { medium: 'phone' })
    assert.match(await text(sato.get(`/staff/requests/${id}`)), /連絡することへの同意が取り消されています/)
    const note = await post(`/staff/requests/${id}/note`, { note: '留守', due: '2026-11-30' })
    assert.equal(note.status, 422)
    assert.equal((await post(`/staff/requests/${id}/close`, { outcome: 'withdrawn' })).status, 303)
  })

  test('sees all that was typed, and who it may be; joins it, and the consent is kept with its words', async () => {
    const { id } = await asked('なかむら かずこ', { phone: '04-7000-0201' })
    await runJobs(id)
    const page = await text(sato.get(`/staff/requests/${id}`))
    assert.match(page, /中村 和子[\s\S]*ふりがなが同じ、電話番号が同じ/)
    assert.match(page, /令和8年11月21日（土）にお示しした同意の文：「窓口が、ご依頼にご連絡するために/)
    assert.doesNotMatch(page, /callback-/)
    const person = (await inside(tx =>
      tx
        .selectFrom('person')
        .select(['id', 'number'])
        .where('family_name', '=', '中村')
        .where('given_name', '=', '和子')
        .executeTakeFirst(),
    ))!
    assert.equal((await post(`/staff/requests/${id}/join`, { person: person.id })).status, 303)
    const consents = await inside(tx =>
      tx
        .selectFrom('consent')
        .selectAll()
        .where('person_id', '=', person.id)
        .where('purpose', '=', 'callback')
        .execute(),
    )
    assert.deepEqual(
      consents.map(one => [one.wording, one.given_by_medium, one.given_on]),
      [['callback-1', 'web', '2026-11-21']],
    )
    assert.equal((await stepOf(id))?.person_id, person.id)
    const desk = await text(sato.get(`/staff/people/${person.id}`))
    assert.match(desk, /窓口から連絡がほしいという依頼/)
    assert.match(desk, new RegExp(`<a href="/staff/requests/${id}">連絡する`))
    assert.equal(
      (await post(`/staff/requests/${id}/join`, { number: String(person.number) })).status,
      303,
      'again, by the number',
    )
    for (const [typed, says] of [
      [{ number: '999999' }, /その番号の方は登録されていません/],
      [{ person: person.id, number: 'わからない' }, /その番号の方は登録されていません/],
      [{}, /利用者を選ぶか、番号を入力してください/],
    ] as [Record<string, string>, RegExp][]) {
      const refused = await post(`/staff/requests/${id}/join`, typed)
      assert.equal(refused.status, 422)
      assert.match(await refused.text(), says)
    }
  })

  test('registers somebody new with what was typed, asks only what was not, and joins it', async () => {
    const { id } = await asked('ほんだ みのり', { email: 'honda@example.jp' })
    const form = await text(sato.get(`/staff/requests/${id}/register`))
    assert.match(form, /value="ほんだ"[\s\S]*value="みのり"[\s\S]*honda@example\.jp/)
    const typed = { family_kana: 'ほんだ', given_kana: 'みのり', phone: '04-7400-7777', email: 'honda@example.jp' }
    const without = await post(`/staff/requests/${id}/register`, typed)
    assert.equal(without.status, 422)
    assert.match(await without.text(), /生年月日を/)
    assert.equal((await post(`/staff/requests/${id}/register`, { ...typed, birth_on: '昭和30年1月2日' })).status, 303)
    const step = await stepOf(id)
    assert.ok(step?.person_id)
    const consent = await inside(tx =>
      tx.selectFrom('consent').select('purpose').where('person_id', '=', step.person_id!).execute(),
    )
    assert.deepEqual(consent, [{ purpose: 'callback' }])
    const person = await inside(tx =>
      tx
        .selectFrom('person')
        .select(['town_id', 'outside', 'digital', 'forms', 'pay', 'contact_by', 'never_free'])
        .where('id', '=', step.person_id!)
        .executeTakeFirst(),
    )
    const unasked = { town_id: null, outside: false, digital: null, forms: null, pay: null, never_free: false }
    assert.deepEqual(person, { ...unasked, contact_by: [] }, 'what nobody asked is not made up')
  })

  test('does not take the word of somebody who asks for another as that person’s consent', async () => {
    const { id } = await asked('むすこ ひとり', {}, 'other')
    assert.match(await text(sato.get(`/staff/requests/${id}`)), /ご本人の同意は、まだ聞いていません/)
    const named = { family_kana: 'おや', given_kana: 'ひとり', phone: '04-7400-7778', birth_on: '昭和20年1月2日' }
    assert.equal((await post(`/staff/requests/${id}/register`, named)).status, 303)
    const { person_id } = (await stepOf(id))!
    const kept = await inside(tx =>
      tx.selectFrom('consent').select('purpose').where('person_id', '=', person_id!).execute(),
    )
    assert.deepEqual(kept, [])
  })

  test('notes a call, is refused a day that is past, and ends it; whoever asked sees where it stands', async () => {
    const { id, link } = await asked('おわる ひとり')
    await runJobs(id)
    const past = await post(`/staff/requests/${id}/note`, { note: '留守', due: '2026-11-20' })
    assert.equal(past.status, 422)
    assert.match(await past.text(), /きょうかそれより後の日/)
    assert.equal((await post(`/staff/requests/${id}/note`, { note: '', due: 'あした' })).status, 422)
    assert.equal(
      (await post(`/staff/requests/${id}/note`, { note: '留守。あすもう一度', due: '令和8年11月25日' })).status,
      303,
    )
    assert.match(await text(visitor.get(link)), /aria-current="step">\s*<span>2<\/span>連絡中/)
    assert.doesNotMatch(await text(visitor.get(link)), /留守/, 'what the desk notes is its own')
    assert.equal((await post(`/staff/requests/${id}/close`, {})).status, 422)
    assert.equal(
      (await post(`/staff/requests/${id}/close`, { outcome: 'reached', end_note: '12月に来所' })).status,
      303,
    )
    assert.equal(await stepOf(id), undefined)
    assert.match(await text(visitor.get(link)), /ご依頼は終わりました/)
    assert.match(await text(sato.get(`/staff/requests/${id}`)), /連絡がついた[\s\S]*留守。あすもう一度/)
    assert.equal((await post(`/staff/requests/${id}/close`, { outcome: 'reached' })).status, 422, 'it is over')
  })

  test('ends one that was none: its link opens nothing any more', async () => {
    const { id, link } = await asked('いたずら')
    await post(`/staff/requests/${id}/close`, { outcome: 'mistaken' })
    assert.notEqual((await visitor.get(link)).status, 200)
  })

  test('types one that came by telephone: the same questions on one page, a step at once, no receipt by link', async () => {
    const nothing = await (await post('/staff/requests/new', { once: newId(), medium: 'phone' })).text()
    const missing = ['どうしたいかを', 'お名前を入力', '電話番号を入力', 'どなたのことかを', 'ご了解いただけたら']
    assert.ok(missing.every(sentence => nothing.includes(sentence)))
    assert.doesNotMatch(nothing, /id="f-phone"[^>]*aria-required/, 'a letter will do')
    const without = await post('/staff/requests/new', {
      name: 'でんわ ひとり',
      medium: 'phone',
      activity_number: '999',
    })
    assert.equal(without.status, 422)
    const says = await without.text()
    for (const sentence of [/活動番号を確かめて/, /1つ選んでください/, /ご了解いただけたら/])
      assert.match(says, sentence)
    const typed = {
      draft: newId(),
      name: 'でんわ ひとり',
      phone: '04-7400-8888',
      wish: 'trial',
      whom: 'self',
      medium: 'phone',
      agreed: '1',
    }
    const taken = await post('/staff/requests/new', typed, suzuki)
    assert.equal(taken.status, 303)
    const id = taken.headers.get('location')!.split('/').at(-1)!
    assert.ok(await stepOf(id), 'before any job')
    const stored = await inside(tx =>
      tx.selectFrom('request').selectAll().where('id', '=', id).executeTakeFirstOrThrow(),
    )
    assert.deepEqual([stored.medium, stored.place, stored.typed_by !== null], ['phone', null, true])
    await post('/staff/requests/new', typed, suzuki)
    assert.equal(
      (await inside(tx => tx.selectFrom('request').select('id').where('name', '=', 'でんわ ひとり').execute())).length,
      1,
    )
  })

  test('finds requests by number, name and telephone, open or over', async () => {
    const { id } = await asked('さがす ひとり', { phone: '04-7400-9999' })
    const { code } = await inside(tx =>
      tx.selectFrom('request').select('code').where('id', '=', id).executeTakeFirstOrThrow(),
    )
    for (const q of [code, code.toLowerCase(), 'さがす', '04-7400-9999'])
      assert.match(
        await text(sato.get(`/staff/requests?q=${encodeURIComponent(q)}`)),
        new RegExp(`/staff/requests/${id}"`),
        q,
      )
    const listed = async (status: string) =>
      (await text(sato.get(`/staff/requests?q=${code}&status=${status}`))).includes(`/staff/requests/${id}"`)
    assert.deepEqual([await listed('received'), await listed('working'), await listed('ended')], [true, false, false])
    await post(`/staff/requests/${id}/note`, { note: '留守', due: '2026-11-30' })
    assert.deepEqual([await listed('received'), await listed('working'), await listed('ended')], [false, true, false])
    await post(`/staff/requests/${id}/close`, { outcome: 'unreached' })
    assert.deepEqual([await listed('received'), await listed('working'), await listed('ended')], [false, false, true])
    assert.doesNotMatch(
      await text(sato.get(`/staff/requests?q=${encodeURIComponent('・')}`)),
      /依頼：[^<]*<span class="count">/,
    )
    assert.match(await text(sato.get('/staff')), /<a href="\/staff\/requests"[^>]*>依頼/)
    assert.doesNotMatch(await text(kanri.get('/staff/password')), /<a href="\/staff\/requests"/)
  })

  test('is the counsellors’ and the coordinator’s; the manager looks on, the administrator sees none', async () => {
    const { id } = await asked('だれの しごと')
    assert.equal((await tanaka.get(`/staff/requests/${id}`)).status, 200)
    assert.doesNotMatch(await text(tanaka.get(`/staff/requests/${id}`)), /連絡を記録する/)
    assert.equal((await tanaka.post(`/staff/requests/${id}/note`, { note: 'あ', due: '2026-11-30' })).status, 403)
    assert.equal((await kanri.get(`/staff/requests/${id}`)).status, 403)
    assert.equal((await visitor.get(`/staff/requests/${id}`)).status, 401)
    assert.equal((await sato.get(`/staff/requests/${newId()}`)).status, 404)
  })
})
