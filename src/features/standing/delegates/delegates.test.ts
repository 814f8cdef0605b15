import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { sql } from 'kysely'
import { addMinutes } from '#platform/clock.ts'
import { DEMO_NOW, demoApp } from '../../../../seed/testing.ts'
import { PAGES } from '../../../app.ts'
import { browserOf, comeIn } from '../../residents/testing.ts'
import { moveStandings } from '../store.ts'
import { cityOf } from '../testing.ts'
import { endOld } from './store.ts'

const demo = await demoApp()
const { database, clock } = demo
const { ask, enter, personOf, inside } = await cityOf(demo)
const [her, him] = [await personOf('ueki'), await personOf('terai')]
const [ueki, terai, sato] = [await enter('ueki'), await enter('terai'), await enter('sato')]
const NAMED = { name: '寺井 進', relation: 'child', may: ['plan'], until_on: '2027-03-31' }
const on = (paper: string) => ({
  number: /番号<\/dt>\s*<dd><b class="big-number">(\d{4} \d{4})</.exec(paper)![1]!,
  code: /合いことば<\/dt>\s*<dd><b class="big-number">(\d{6})</.exec(paper)![1]!,
})
const BAR = /さんの代わりに入力しています/

/** Somebody without an account comes with the paper, and their own mailbox. */
async function comesWith(paper: { number: string; code: string }, mail: string) {
  const browser = browserOf(demo)
  clock.now = addMinutes(clock.now, 1)
  assert.match(await browser.text(`/my/for/new?number=${paper.number.replace(' ', '')}`), /メールアドレスを確かめ/)
  const came = await comeIn(demo, browser, mail, { next: '/my/for/new' })
  assert.equal(came.headers.get('location'), '/my/for/new')
  return { browser, took: await browser.post('/my/for/new', paper) }
}

describe('a resident names a delegate', () => {
  for (const [says, more, sentence] of [
    ['without a name', { name: '' }, /お名前を入力/],
    ['for two years', { until_on: '2028-12-31' }, /長くて1年です/],
    ['for nothing', { may: [] }, /まかせることを、1つ以上/],
  ] as const)
    test(`not ${says}; what was typed stays`, async () => {
      const answer = await terai.post('/my/delegates', { ...NAMED, ...more })
      assert.equal(answer.status, 422)
      assert.match(await answer.text(), sentence)
    })

  test('who takes it up with a mailbox of their own, and sees what they were given and nothing else', async () => {
    const paper = on(await (await terai.post('/my/delegates', NAMED)).text())
    assert.match(await terai.text('/my/delegates'), /寺井 進[\s\S]*紙を、まだ使っていません/)
    const { browser, took } = await comesWith(paper, 'susumu@example.jp')
    assert.deepEqual([took.status, took.headers.get('location')], [303, '/my'])
    const my = await browser.text('/my')
    assert.match(my, /寺井 和夫さんの代わり[\s\S]*寺井 進（代理）[\s\S]*申しこんだ講座・催し/)
    assert.doesNotMatch(my, /お願いしたこと|同意していること|登録の内容|terai@example\.jp|植木/)
    assert.match(await browser.text('/'), BAR)
    for (const page of PAGES.filter(page => page.audience === 'resident' && page.get && !page.path.includes(':'))) {
      const answer = await browser.get(page.path)
      assert.equal(answer.status < 400, page.stand === 'always', page.path)
      assert.doesNotMatch(await answer.text(), /terai@example\.jp|電話番号が変わりました/, page.path)
    }
    assert.notEqual((await browser.get('/staff')).status, 200)
    assert.notEqual((await browser.get('/staff/password')).status, 200)
    assert.match(await terai.text('/my/delegates'), /代理をしています/)
    assert.equal((await browserOf(demo).post('/my/for/new', paper)).status, 401)
    const again = await comesWith(paper, 'thief@example.jp')
    assert.equal(again.took.status, 422)
  })

  test('whose paper five wrong codes spoil, and no mailbox lets in without one', async () => {
    const { number, code } = on(await (await terai.post('/my/delegates', { ...NAMED, name: '森 一' })).text())
    const wrong = code === '000000' ? '000001' : '000000'
    const { browser } = await comesWith({ number, code: wrong }, 'mori@example.jp')
    for (let n = 0; n < 4; n++) assert.equal((await browser.post('/my/for/new', { number, code: wrong })).status, 422)
    const late = await browser.post('/my/for/new', { number, code })
    assert.equal(late.status, 422)
    assert.match(await late.text(), /番号か合いことばが違うか/)
    assert.equal((await browser.get('/my')).status, 401)
  })

  test('and nobody is their own', async () => {
    const paper = on(await (await terai.post('/my/delegates', { ...NAMED, name: '本人' })).text())
    const answer = await terai.post('/my/for/new', paper)
    assert.match(await answer.text(), /あなたご自身のページのもの/)
  })
})

describe('the desk names one for her', () => {
  const path = `/staff/people/${her}/delegates`
  test('only with her yes, and sees whom she has', async () => {
    assert.match(await sato.text(path), /植木 美咲[\s\S]*代理をしています[\s\S]*松本 恵子/)
    const unsaid = await sato.post(path, { ...NAMED, medium: 'visit' })
    assert.equal(unsaid.status, 422)
    assert.match(await unsaid.text(), /「はい」と言ってから/)
  })
  test('and a resident with a page of their own takes it up, and changes between the two', async () => {
    const paper = on(
      await (
        await sato.post(path, {
          ...NAMED,
          name: '寺井 和夫',
          relation: 'friend',
          may: ['see'],
          medium: 'visit',
          agreed: '1',
        })
      ).text(),
    )
    assert.equal((await terai.post('/my/for/new', paper)).headers.get('location'), '/my')
    const hers = await terai.text('/my')
    assert.match(hers, /植木 真由美さんの代わり[\s\S]*お願いしたこと/)
    assert.doesNotMatch(hers, /申しこんだ講座・催し|ueki@example\.jp/)
    const choice = await terai.text('/my/for')
    assert.match(choice, /植木 真由美さん[\s\S]*value="me"/)
    await terai.post('/my/for', { for: 'me' })
    assert.match(await terai.text('/my'), /わたしのページ[\s\S]*寺井 和夫さん/)
    assert.doesNotMatch(await terai.text('/'), BAR)
  })
  test('and no more than five', async () => {
    const more = { ...NAMED, medium: 'visit', agreed: '1' }
    for (const name of ['一', '二']) await sato.post(path, { ...more, name })
    const sixth = await sato.post(path, { ...more, name: '三' })
    assert.equal(sixth.status, 422)
    assert.match(await sixth.text(), /5人までです/)
  })
})

describe('a delegate who may answer', () => {
  test('cancels what she booked, and both she and the desk read who did', async () => {
    const [booking] = await ask(sql<{ id: string }>`
      update booking set person_id = ${her}, who = 'her' where id = (select b.id from booking b join occasion o on o.id = b.occasion_id
        where b.status in ('confirmed', 'waiting') and o.last_day >= '2026-11-22' and o.status = 'open' order by b.id limit 1) returning id::text`)
    const misaki = await enter('misaki')
    const path = `/my/bookings/${booking!.id}`
    assert.match(await misaki.text('/my'), new RegExp(`植木 真由美さんの代わり[\\s\\S]*href="${path}"`))
    await terai.post('/my/for', {
      for: (
        await ask(
          sql<{
            id: string
          }>`select id::text from standing where account_id = (select id from account where login = 'terai') and ended_at is null`,
        )
      )[0]!.id,
    })
    assert.equal((await terai.get(path)).status, 403, 'who may only look at requests')
    await terai.post('/my/for', { for: 'me' })
    assert.equal((await misaki.post(path, { do: 'cancel', why: 'かぜのため' })).status, 303)
    const [happened] = await ask(sql<{ by: string; whom: string; medium: string }>`
      select a.login as by, h.on_behalf_of::text as whom, h.medium from happening h join account a on a.id = h.actor_id
      where h.subject_id = ${booking!.id} and h.kind = 'booking.left'`)
    assert.deepEqual(happened, { by: 'misaki', whom: her, medium: 'web' })
    assert.match(await ueki.text('/my'), /代理の植木 美咲さんが入力しました[\s\S]*講座・催しの取り消し/)
    assert.match(await sato.text(`/staff/people/${her}`), /代理：植木 美咲[\s\S]*講座・催しの取り消し/)
  })
})

describe('it ends', () => {
  const misakis = async () =>
    (await ask(sql<{ id: string }>`select id::text from delegation where name = '植木 美咲'`))[0]!.id
  const anew = async () => {
    await ask(sql`update delegation set ended_at = null, ended_as = null where name = '植木 美咲'`)
    await ask(
      sql`update standing set ended_at = null, ended_as = null where account_id = (select id from account where login = 'misaki')`,
    )
  }
  const shut = async (who: Awaited<ReturnType<typeof enter>>) => {
    const answer = await who.get('/my')
    assert.equal(answer.status, 403)
    const page = await answer.text()
    assert.match(page, /代わりの入力は終わっています|時間が終わりました|相談は終わっています/)
    assert.doesNotMatch(page, /お願いしたこと/)
    assert.match(await who.text('/my/for'), /いま、代わりをまかされている方はいません/)
  }
  test('by one press of hers, at once, where it is open too', async () => {
    const misaki = await enter('misaki')
    assert.equal((await misaki.get('/my')).status, 200)
    assert.equal(
      (await terai.post('/my/delegates', { end: await misakis() })).status,
      303,
      'somebody else ends nothing',
    )
    assert.equal((await misaki.get('/my')).status, 200)
    await ueki.post('/my/delegates', { end: await misakis() })
    await shut(misaki)
    assert.match(await ueki.text('/my/delegates'), /ご本人が終わりにしました/)
    await anew()
  })
  test('by the desk', async () => {
    const misaki = await enter('misaki')
    await sato.post(`/staff/people/${her}/delegates`, { end: await misakis() })
    await shut(misaki)
    await anew()
  })
  test('by the delegate, who gives it back', async () => {
    const misaki = await enter('misaki')
    const [{ id }] = (await ask(
      sql<{ id: string }>`select id::text from standing where delegation_id = ${await misakis()}`,
    )) as [{ id: string }]
    await misaki.post('/my/for', { back: id })
    await shut(misaki)
    assert.match(await ueki.text('/my/delegates'), /代理の方が返しました/)
    await anew()
  })
  test('by its day, with what was typed until then still there to read', async () => {
    const misaki = await enter('misaki')
    await ask(sql`update standing set until_at = ${addMinutes(clock.now, -1)} where delegation_id = ${await misakis()}`)
    const [request] = await ask(sql<{ id: string }>`select id::text from request limit 1`)
    const late = await misaki.post(`/my/requests/${request!.id}`, { note: 'いそぎません。' })
    assert.equal(late.status, 403)
    assert.match(await late.text(), /時間が終わりました[\s\S]*いそぎません。/)
    assert.equal(await database.write(inside, tx => endOld(tx, DEMO_NOW, '2026-11-21')), 0)
    await ask(
      sql`update delegation set until_on = '2026-11-20', made_at = '2026-11-01T00:00:00Z' where id = ${await misakis()}`,
    )
    assert.equal(await database.write(inside, tx => endOld(tx, DEMO_NOW, '2026-11-21')), 1)
    await shut(misaki)
    await ask(sql`update delegation set until_on = '2027-03-31' where id = ${await misakis()}`)
    await ask(sql`update standing set until_at = '2027-03-31T15:00:00Z' where delegation_id = ${await misakis()}`)
    await anew()
  })
  test('with her time at the desk', async () => {
    const misaki = await enter('misaki')
    await ask(sql`update person set closed_on = '2026-11-21' where id = ${her}`)
    await shut(misaki)
    assert.ok((await database.write(inside, tx => endOld(tx, DEMO_NOW, '2026-11-21'))) > 0)
    await ask(sql`update person set closed_on = null where id = ${her}`)
    await shut(misaki)
    await anew()
  })
  test('by a merge: who was named before the desk knew them is asked for anew', async () => {
    const misaki = await enter('misaki')
    await database.write(inside, tx => moveStandings(tx, her, him, { by: '', now: DEMO_NOW, today: '2026-11-21' }))
    await shut(misaki)
    assert.match(await terai.text('/my/delegates'), /植木 美咲[\s\S]*登録がまとめられたため/)
    assert.doesNotMatch(await ueki.text('/my/delegates'), /植木 美咲/)
  })
})
