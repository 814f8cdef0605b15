import assert from 'node:assert/strict'
import test from 'node:test'
import type { Page } from 'playwright-core'
import { DEMO_NOW } from '../seed/testing.ts'
import { openCity } from './app.ts'
import { assertAccessible } from './axe.ts'

const { staff, clock, database, municipality } = await openCity()
const [resident, other] = await database.read({ lane: 'staff', municipality }, db =>
  db.selectFrom('person').select('id').where('closed_on', 'is', null).orderBy('number').limit(2).execute(),
)
const desk = `/staff/people/${resident!.id}`
const said = (page: Page) => page.getByLabel('話されたこと')
/** What was open is done. */
const done = async (page: Page) => {
  for (const radio of await page.getByLabel('済み', { exact: true }).all()) await radio.check()
}
const saved = (page: Page) => page.getByText(/^下書きを保存しました/).waitFor()
const consultations = (id = resident!.id) =>
  database.read({ lane: 'staff', municipality }, async db => {
    const rows = await db.selectFrom('consultation').select('said').where('person_id', '=', id).execute()
    return rows.map(row => row.said)
  })

test('the connection goes while she types: she is told, the text stays, and it is kept as soon as it is back', async () => {
  const { page, context, errors } = await staff('sato')
  await page.goto(desk)
  await said(page).fill('畑を手伝いたい。')
  await saved(page)
  await context.setOffline(true)
  await said(page).fill('畑を手伝いたい。週に2日くらい。')
  await page.getByText('つながりません。入力はこの画面に残っています。').waitFor()
  assert.equal(await said(page).inputValue(), '畑を手伝いたい。週に2日くらい。')
  await assertAccessible(page, 'the desk without a connection')
  await context.setOffline(false)
  await saved(page)
  await page.goto(desk)
  assert.equal(await said(page).inputValue(), '畑を手伝いたい。週に2日くらい。', 'the draft comes back')
  await page.getByText(/下書き（.*に保存）の続きです/).waitFor()
  assert.deepEqual(
    errors.filter(error => !/ERR_INTERNET_DISCONNECTED/.test(error)),
    [],
  )
  await context.close()
})

test('what is wrong is said in sentences, what was typed stays, and two presses record it once', async () => {
  const { page, errors } = await staff('sato')
  await page.goto(desk)
  const before = (await consultations()).length
  const long = `畑を手伝いたい。${'あ'.repeat(9_993)}`
  await said(page).fill(long)
  await page.getByText('1文字多いです。短くしてください。').waitFor()
  await page.getByLabel('期限').fill('令和9年2月30日')
  await page.getByRole('button', { name: '記録して次へ' }).click()
  const wrong = page.getByRole('alert')
  await wrong.getByText('話されたことは10,000文字までです（いま10,001文字）。').waitFor()
  await wrong.getByText('相談にかかった時間を、1分から1440分（24時間）までの数字で入力してください。').waitFor()
  await wrong.getByText('暦にない日は入力できません。').waitFor()
  assert.equal(await said(page).inputValue(), long)
  assert.equal(await page.getByLabel('期限').inputValue(), '令和9年2月30日')
  await assertAccessible(page, 'a refused consultation')
  assert.equal((await consultations()).length, before)
  await said(page).fill('畑を手伝いたい。😀 𠮷田さんの紹介')
  await page.getByLabel('時間', { exact: false }).first().fill('30')
  await done(page)
  await page.getByLabel('期限').fill('R8.11.30')
  await page.getByRole('button', { name: '記録して次へ' }).dblclick()
  await page.getByRole('status').getByText('相談を記録しました').waitFor()
  const now = await consultations()
  assert.equal(now.length, before + 1)
  assert.ok(now.includes('畑を手伝いたい。😀 𠮷田さんの紹介'))
  await page.goto(desk)
  assert.equal(await said(page).inputValue(), '', 'the draft is gone with the record')
  assert.deepEqual(errors, [])
})

test('the session ends while she types: after the login the same words go on', async () => {
  const { page } = await staff('sato')
  await page.goto(desk)
  const before = (await consultations()).length
  await said(page).fill('電話で、妻も来たいと言っていた。')
  await page.getByLabel('時間', { exact: false }).first().fill('15')
  await done(page)
  await page.getByLabel('期限').fill('令和8年12月1日')
  clock.now = '2026-11-21T02:00:00.000Z'
  await page.getByRole('button', { name: '記録して次へ' }).click()
  await page.getByText('いま入力した内容は残っています。').waitFor()
  await assertAccessible(page, 'the login in between')
  assert.equal((await consultations()).length, before)
  await page.getByLabel('ログイン名').fill('sato')
  await page.getByLabel('パスワード').fill('まちがい')
  await page.getByRole('button', { name: 'ログイン' }).click()
  await page.getByRole('alert').waitFor()
  await page.getByLabel('パスワード').fill('yui-no-otameshi')
  await page.getByRole('button', { name: 'ログイン' }).click()
  await page.getByRole('heading', { level: 1, name: '入力の続き' }).waitFor()
  await assertAccessible(page, 'the page that goes on')
  await page.getByRole('button', { name: '続ける' }).click()
  await page.getByRole('status').getByText('相談を記録しました').waitFor()
  assert.ok((await consultations()).includes('電話で、妻も来たいと言っていた。'))
  assert.equal((await consultations()).length, before + 1)
  clock.now = DEMO_NOW
})

test('one resident in two tabs: neither tab takes the other’s words away', async () => {
  const { page, context } = await staff('sato')
  const path = `/staff/people/${other!.id}`
  const second = await context.newPage()
  await page.goto(path)
  await second.goto(path)
  await said(page).fill('一つ目の画面の話')
  await saved(page)
  await said(second).fill('二つ目の画面の話')
  await saved(second)
  const before = (await consultations(other!.id)).length
  for (const tab of [page, second]) {
    await tab.getByLabel('時間', { exact: false }).first().fill('10')
    await done(tab)
    await tab.getByLabel('期限').fill('令和8年12月1日')
    await tab.getByRole('button', { name: '記録して次へ' }).click()
    await tab.getByRole('status').getByText('相談を記録しました').waitFor()
  }
  const now = await consultations(other!.id)
  assert.equal(now.length, before + 2)
  assert.ok(now.includes('一つ目の画面の話') && now.includes('二つ目の画面の話'))
})

/** One wrong value in a registration, and the sentence that it gets. */
const WRONG: readonly [label: string, typed: string, sentence: string][] = [
  ['姓', '😀', '絵文字・数字・記号は使えません。例：中村'],
  ['電話番号', '04-71', '電話番号は、市外局番から10けたか11けたで入力してください。例：04-7167-1111'],
  ['生年月日', '令和9年2月30日', '暦にない日は入力できません。'],
  ['生年月日', '平成10年4月1日', 'この窓口に登録できるのは50歳からです'],
  ['せい（ふりがな）', 'Nakamura', 'せい（ふりがな）はひらがなで入力してください。例：なかむら'],
]

test('a wrong name, phone, date or age gets its sentence beside the field, and everything typed stays', async () => {
  const { page } = await staff('sato')
  const good = { 姓: '𠮷田', 'せい（ふりがな）': 'ヨシダ', 生年月日: 'S30.4.1', 電話番号: '04-7100-8888' }
  const field = (label: string) => page.getByLabel(label).first()
  for (const [label, typed, sentence] of WRONG) {
    await page.goto('/staff/people/new')
    const all = { ...good, [label]: typed }
    for (const [name, value] of Object.entries(all)) await field(name).fill(value)
    await page.getByRole('button', { name: '登録する' }).click()
    await page.getByRole('alert').getByText(sentence).waitFor()
    for (const [name, value] of Object.entries(all)) assert.equal(await field(name).inputValue(), value)
    await page.getByRole('alert').getByRole('link').first().click()
    assert.equal(await page.evaluate(() => document.activeElement === document.querySelector('[aria-invalid]')), true)
  }
  for (const [name, value] of Object.entries(good)) await field(name).fill(value)
  await page.getByRole('button', { name: '登録する' }).dblclick()
  await page.getByRole('status').getByText('登録しました。').waitFor()
  const found = await database.read({ lane: 'staff', municipality }, db =>
    db.selectFrom('person').select('family_kana').where('family_name', '=', '𠮷田').execute(),
  )
  assert.deepEqual(found, [{ family_kana: 'よしだ' }])
})
