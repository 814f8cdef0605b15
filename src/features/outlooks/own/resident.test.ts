import assert from 'node:assert/strict'
import { before, describe, test } from 'node:test'
import { addMinutes } from '#platform/clock.ts'
import { newId } from '#platform/ids.ts'
import { demoApp } from '../../../../seed/testing.ts'
import { fieldsIn, text } from '../../requests/door/testing.ts'
import { MINE, minePath } from '../paths.ts'
import { PAGES, type Page } from '../rules.ts'

const demo = await demoApp()
const { database, municipality, clock } = demo
const [ueki, terai, setsuko] = [await demo.login('ueki'), await demo.login('terai'), await demo.login('saito-setsuko')]
const inside = { lane: 'job', municipality } as const
const form = async (who: typeof ueki, page: Page) => fieldsIn(await text(who.get(minePath(page))), minePath(page), true)
const save = async (who: typeof ueki, page: Page, typed: Record<string, string | string[]>) => {
  clock.now = addMinutes(clock.now, 1)
  return who.post(minePath(page), { ...(await form(who, page)), ...typed, once: newId() })
}
const happened = (kind: string) =>
  database.read(inside, db =>
    db.selectFrom('happening').select(['data', 'person_id']).where('kind', '=', kind).execute(),
  )
let her = ''
before(async () => {
  const { scope_id } = await database.read(inside, db =>
    db
      .selectFrom('role_grant as g')
      .innerJoin('account as a', 'a.id', 'g.account_id')
      .select('g.scope_id')
      .where('a.login', '=', 'saito-setsuko')
      .executeTakeFirstOrThrow(),
  )
  her = scope_id!
})

describe('a resident who has an account', () => {
  test('writes page by page, leaves off and goes on later, and nobody but them sees it', async () => {
    assert.match(await text(setsuko.get('/my')), /ゆっくり考えるシート[\s\S]*href="\/my\/outlook"/)
    const first = await save(setsuko, 'liked', { joy: ['art'], still: 'declined', 'liked-note': '三味線', go: 'next' })
    assert.deepEqual([first.status, first.headers.get('location')], [303, minePath('can')])
    const left = await save(setsuko, 'can', { skill: ['cook'], go: 'sheet' })
    assert.equal(left.headers.get('location'), MINE)
    const sheet = await text(setsuko.get(MINE))
    assert.match(
      sheet,
      /あなたのほかは、だれも見られません[\s\S]*音楽や絵[\s\S]*いまは<\/dt>\s*<dd>答えない[\s\S]*三味線[\s\S]*料理/,
    )
    assert.deepEqual((await form(setsuko, 'liked'))['joy'], ['art'])
    assert.match(
      await text(setsuko.get('/my')),
      /「好きだったこと」「できること」を書いています。あなたのほかは、だれも見られません/,
    )
    for (const page of [MINE, minePath('liked'), minePath('booklet'), '/my/data'])
      assert.doesNotMatch(await text(terai.get(page)), /三味線/, page)
  })

  test('leaves a page out without a trace, and the last one leads back to the sheet', async () => {
    const before = (await happened('outlook.saved')).length
    const response = await save(setsuko, 'health', { go: 'next' })
    assert.equal(response.headers.get('location'), MINE)
    assert.equal((await happened('outlook.saved')).length, before)
    assert.match(await text(setsuko.get(MINE)), /からだのこと<\/h2>\s*<p class="faint">まだ書いていません。/)
  })

  test('changes what was written, and takes an answer back so that nothing is known again', async () => {
    await save(setsuko, 'can', { skill: [], study: 'yes' })
    const sheet = await text(setsuko.get(MINE))
    assert.match(sheet, /習いたいこと<\/dt>\s*<dd>ある/)
    assert.match(sheet, /得意なこと<\/dt>\s*<dd><span class="faint">まだ書いていません/)
    await save(setsuko, 'can', { study: '' })
    assert.match(await text(setsuko.get(MINE)), /できること<\/h2>\s*<p class="faint">まだ書いていません。/)
  })

  test('is told what does not fit with nothing lost, and may put it right', async () => {
    const long = 'あ'.repeat(5000)
    const refused = await save(setsuko, 'whom', { company: ['alone'], 'whom-note': long })
    assert.equal(refused.status, 422)
    const shown = fieldsIn(await refused.text(), minePath('whom'), true)
    assert.deepEqual([shown['whom-note'], shown['company']], [[long], ['alone']])
    const mended = await setsuko.post(minePath('whom'), {
      ...shown,
      'whom-note': 'ねこ\u0000と',
      once: newId(),
      go: 'sheet',
    })
    assert.equal(mended.status, 303)
    assert.match(await text(setsuko.get(MINE)), /「ねこと」/)
  })

  test('with two tabs open writes over nothing unseen: the later one is shown both and says so', async () => {
    const [one, other] = [await form(setsuko, 'often'), await form(setsuko, 'often')]
    const sent = (fields: typeof one, note: string) =>
      setsuko.post(minePath('often'), { ...fields, 'often-note': note, once: newId(), go: 'sheet' })
    assert.equal((await sent(one, '朝だけ')).status, 303)
    const late = await sent(other, '夜だけ')
    assert.equal(late.status, 409)
    const page = await late.text()
    assert.match(page, /先に保存されたため、まだ保存していません[\s\S]*「朝だけ」/)
    const again = fieldsIn(page, minePath('often'), true)
    assert.deepEqual(again['often-note'], ['夜だけ'])
    assert.match(await text(setsuko.get(MINE)), /「朝だけ」/)
    assert.equal((await sent(again, '夜だけ')).status, 303)
    assert.match(await text(setsuko.get(MINE)), /「夜だけ」/)
    assert.equal((await sent(one, '朝だけ')).status, 409)
    assert.equal((await sent({ ...one, version: ['x'] }, '朝だけ')).status, 409)
  })

  test('prints it with their name, and takes all of it along, with what was declined and without what was not said', async () => {
    await save(setsuko, 'money', { earn: 'declined', 'money-note': '年金で足りる' })
    const booklet = await setsuko.get(minePath('booklet'))
    assert.equal(booklet.headers.get('cache-control'), 'no-store')
    assert.match(await booklet.text(), /斎藤 セツ子さん[\s\S]*三味線[\s\S]*年金で足りる/)
    const data = JSON.parse(await text(setsuko.get('/my/data.json')))['ふりかえりシート'] as Record<string, string>[]
    assert.deepEqual(
      data.find(one => one['ページ'] === 'お金のこと'),
      { ページ: 'お金のこと', 収入があるとよいですか: '答えない', ひとこと: '年金で足りる' },
    )
  })

  test('of what was saved the pages are noted, never the words', async () => {
    const all = JSON.stringify([...(await happened('outlook.saved')), ...(await happened('outlook.emptied'))])
    assert.match(all, /"pages":\["liked"\]/)
    assert.doesNotMatch(all, /三味線|年金|art/)
  })
})

describe('the switch', () => {
  test('names the pages that are shown, and money and health only where they say so', async () => {
    const page = await text(setsuko.get(minePath('share')))
    assert.match(page, /見せるのは、「好きだったこと」「できること」「だれと」「どのくらい」です/)
    assert.doesNotMatch(page, / checked/)
    await setsuko.post(minePath('share'), { do: 'share', money: '1', once: newId() })
    assert.match(
      await text(setsuko.get(MINE)),
      /から、「好きだったこと」「できること」「だれと」「どのくらい」「お金のこと」を窓口の相談員に見せています/,
    )
    assert.match(await text(setsuko.get('/my/consents')), /ふりかえりシートを見せる[\s\S]*お金のこと/)
  })

  test('is set anew as a whole, and is off at one press, here or among the consents', async () => {
    await setsuko.post(minePath('share'), { do: 'share', health: '1', once: newId() })
    const shared = await text(setsuko.get(MINE))
    assert.match(shared, /「からだのこと」を窓口の相談員に見せています/)
    assert.doesNotMatch(shared, /「お金のこと」を?「からだのこと」を窓口/)
    await setsuko.post(minePath('share'), { do: 'unshare', once: newId() })
    assert.match(await text(setsuko.get(MINE)), /あなたのほかは、だれも見られません/)
    const idle = await setsuko.post(minePath('share'), { do: 'unshare', once: newId() })
    assert.equal(idle.status, 303)
    await setsuko.post(minePath('share'), { do: 'share', once: newId() })
    const [, consent] = /name="withdraw" value="([^"]+)"/.exec(await text(setsuko.get('/my/consents')))!
    await setsuko.post('/my/consents', { withdraw: consent!, once: newId() })
    assert.match(await text(setsuko.get(MINE)), /あなたのほかは、だれも見られません/)
  })

  test('keeps each consent with its day, so that it is known what was shown when', async () => {
    const given = await database.read(inside, db =>
      db
        .selectFrom('consent')
        .select(['fields', 'withdrawn_on', 'given_by_medium'])
        .where('person_id', '=', her)
        .where('purpose', '=', 'outlook')
        .orderBy('created_at')
        .execute(),
    )
    assert.deepEqual(
      given.map(({ fields }) => fields.join()),
      ['outlook,money', 'outlook,health', 'outlook'],
    )
    assert.ok(given.every(({ withdrawn_on, given_by_medium }) => withdrawn_on !== null && given_by_medium === 'web'))
  })
})

describe('deleting it', () => {
  test('takes all of it and ends that it is shown, once; an old form writes nothing back', async () => {
    const old = await form(setsuko, 'liked')
    await setsuko.post(minePath('share'), { do: 'share', once: newId() })
    assert.equal((await setsuko.post(MINE, { do: 'x', once: newId() })).status, 303)
    assert.match(await text(setsuko.get(MINE)), /三味線/)
    await setsuko.post(MINE, { do: 'empty', once: newId() })
    const sheet = await text(setsuko.get(MINE))
    assert.equal((sheet.match(/まだ書いていません。/g) ?? []).length, PAGES.length)
    assert.match(sheet, /あなたのほかは、だれも見られません/)
    assert.doesNotMatch(sheet, /このシートを消す/)
    assert.deepEqual(JSON.parse(await text(setsuko.get('/my/data.json')))['ふりかえりシート'], [])
    assert.equal((await setsuko.post(minePath('liked'), { ...old, once: newId() })).status, 409)
    await save(setsuko, 'liked', { joy: ['move'] })
    assert.equal((await setsuko.post(minePath('liked'), { ...old, once: newId() })).status, 409)
    assert.equal((await happened('outlook.emptied')).length, 1)
  })
})
