import assert from 'node:assert/strict'
import test from 'node:test'
import { finished } from '#features/plans/testing.ts'
import { openCity, PHONE } from './app.ts'
import { assertAccessible } from './axe.ts'
import { shownScore } from './score.ts'

const city = await openCity()
const { staff, database, municipality } = city
const { page, errors } = await staff('suzuki')
const at = { plan: '', person: '' }
const path = () => new URL(page.url()).pathname
const planOf = () => path().split('/')[3]!
const press = (name: string) => page.locator('main').getByRole('button', { name, exact: true }).click()
const link = (name: string | RegExp) => page.locator('main').getByRole('link', { name })
const done = (text: string) => page.getByRole('status').getByText(text).waitFor()
const tab = async (name: string) => {
  await page.goto(`/staff/plans/${at.plan}`)
  await page.getByRole('navigation', { name: 'この案' }).getByRole('link', { name }).click()
}

test('what cannot be read is said at once, and what was typed stays', async () => {
  await page.goto('/staff/plans')
  await link('案をつくる').click()
  await page.getByText('ひとりでに実行されることはありません').waitFor()
  await page.getByLabel('案の名前').fill('')
  await page.getByLabel('はじまりの日').fill('令和9年2月30日')
  await page.getByLabel('期間').fill('０')
  await press('計算をはじめる')
  await page.getByRole('alert').getByText('3か所、直してください').waitFor()
  assert.equal(await page.getByLabel('はじまりの日').inputValue(), '令和9年2月30日')
  await assertAccessible(page, 'a plan that was refused')
})

test('a plan is begun, the page tells how far it is and goes to the result by itself', async () => {
  await page.getByLabel('案の名前').fill('冬の案')
  await page.getByLabel('はじまりの日').fill('Ｒ８．１１．３０')
  await page.getByLabel('期間').fill('４')
  await press('計算をはじめる')
  await page.getByText('順番を待っています').waitFor()
  at.plan = planOf()
  await finished(city, at.plan)
  await page.getByText(/理論上の最良(の[\d.]+%以上)?です/).waitFor()
  assert.equal(path(), `/staff/plans/${at.plan}`)
})

test('from the week to one placement: terms that add up, reasons, locked', async () => {
  await tab('週の表')
  await page.locator('.board-week a').nth(3).click()
  const seat = page.locator('.seats a[href*="/move?"]').first()
  at.person = (await seat.innerText()).replace(/^\d+ /, '')
  await seat.click()
  await page.getByRole('heading', { name: `${at.person}さんと` }).waitFor()
  assert.ok((await shownScore(page.locator('main'))) > 0)
  await press('固定する')
  await done('固定しました。')
  assert.equal(
    await page.getByRole('button', { name: 'この枠から外す' }).count(),
    0,
    'what is locked cannot be removed',
  )
})

test('somebody is found by reading, moved at the cost that is stated, and others are told of', async () => {
  await tab('週の表')
  const free = await movable()
  await page.goto(free)
  await link(/^移すとどうなるか確かめる/)
    .first()
    .click()
  await assertAccessible(page, 'a change to be confirmed')
  await page.getByText(/合計が[\d,]+点 (上|下)がります|合計の点は変わりません/).waitFor()
  await press('この変更をする')
  await done('割り当てを変えました。')
  await page.goto(`/staff/plans/${at.plan}/board?q=${encodeURIComponent(at.person)}`)
  await page.getByText('固定', { exact: true }).first().waitFor()
})

/** The page of somebody who could be moved, from whichever half-day of the week. */
async function movable(): Promise<string> {
  const hrefsIn = (list: string) =>
    page.locator(list).evaluateAll(all => all.map(a => (a as unknown as { href: string }).href))
  await page.locator('.board-week a').first().waitFor()
  for (const halfDay of await hrefsIn('.board-week a')) {
    await page.goto(halfDay)
    for (const href of await hrefsIn('.seats a[href*="/move?"]')) {
      await page.goto(href)
      if ((await link(/^移すとどうなるか確かめる/).count()) > 0) return href
    }
  }
  return assert.fail('nobody on the board can be moved')
}

test('run again around what is locked, the new plan stands beside the old one', async () => {
  await page.goto(`/staff/plans/${at.plan}`)
  await press('固定を残して作り直す')
  await done('新しい案として、計算をはじめました。')
  await finished(city, planOf())
  await link('2つの案をくらべる').click()
  await page.getByRole('heading', { name: '枠に入れなくなる方' }).waitFor()
  await assertAccessible(page, 'two plans side by side')
})

test('もし…なら: more reach, compared figure by figure', async () => {
  await tab('もし…なら')
  await page.getByLabel('あとどれだけ遠くまで').fill('2')
  await page.locator('form').filter({ hasText: 'どこに住む方が' }).getByRole('button').click()
  await page.getByText('条件を変えた案の計算をはじめました。').waitFor()
  await finished(city, planOf())
  await link('2つの案をくらべる').click()
  const row = page.getByRole('row', { name: /^枠に入れる方/ })
  await row.waitFor()
  const [before, after] = (await row.getByRole('cell').allInnerTexts()).map(text => Number.parseInt(text, 10))
  assert.ok(after! >= before!, `more reach places no fewer: ${before} to ${after}`)
})

test('proposals for whom one chooses, in the worklist of the one who asks; nobody is introduced', async () => {
  await tab('提案にする')
  await page.getByText('紹介はされません').waitFor()
  await press('提案にする')
  await page.getByRole('alert').getByText('提案にする方を、1人以上選んでください。').waitFor()
  await page.getByRole('checkbox').first().check()
  await page.getByLabel('返事を聞く担当').selectOption({ label: '佐藤 みどり' })
  await press('提案にする')
  await page
    .getByText(/\d+件を提案にしました。/)
    .first()
    .waitFor()
  const made = await database.read({ lane: 'staff', municipality }, db =>
    db
      .selectFrom('proposal')
      .innerJoin('proposal_entry', 'proposal_entry.proposal_id', 'proposal.id')
      .select(['proposal.id', 'proposal_entry.verb'])
      .where('proposal.source', '=', 'plan')
      .execute(),
  )
  assert.ok(made.length > 0 && made.every(({ verb }) => verb === 'propose'))
  const counsellor = await staff('sato')
  const shown: string[] = []
  for (const number of [1, 2, 3, 4, 5]) {
    await counsellor.page.goto(`/staff?page=${number}`)
    shown.push(await counsellor.page.content())
  }
  for (const { id } of made)
    assert.equal(shown.filter(html => html.includes(`href="/staff/proposals/${id}"`)).length, 1, 'in the worklist')
  assert.equal((await counsellor.page.goto(`/staff/plans/${at.plan}`))?.status(), 403, 'plans are the coordinator’s')
})

test('the week on paper names each organisation once, on a few pages with the telephone on each', async () => {
  await page.goto(`/staff/plans/${at.plan}/print`)
  const names = await page.locator('.columns h2').allInnerTexts()
  assert.ok(names.length > 1 && new Set(names).size === names.length)
  const pdf = (
    await page.pdf({
      preferCSSPageSize: true,
      format: 'A4',
      ...(process.env['PDF'] ? { path: process.env['PDF'] } : {}),
    })
  ).toString('latin1')
  const pages = pdf.match(/\/Type\s*\/Page\b/g)?.length ?? 0
  assert.ok(pages <= 4, `${pages} pages`)
})

test('on a phone without JavaScript the week, its lists and the waiting page are whole', async () => {
  const phone = await staff('suzuki', { ...PHONE, javaScriptEnabled: false })
  for (const part of ['board', 'people', 'slots', 'fairness', 'proposals', 'what-if', 'print']) {
    await phone.page.goto(`/staff/plans/${at.plan}/${part}`)
    const [seen, wide] = await Promise.all([
      phone.page.locator('h1').count(),
      phone.page.locator('html').evaluate(html => html.scrollWidth - html.clientWidth),
    ])
    assert.deepEqual([seen, wide], [1, 0], part)
  }
  await phone.page.goto('/staff/plans/new')
  await phone.page.getByRole('button', { name: '計算をはじめる' }).click()
  await phone.page.getByRole('link', { name: 'いまの様子を見る' }).click()
  await phone.page.getByText('順番を待っています').waitFor()
  await finished(city, new URL(phone.page.url()).pathname.split('/')[3]!)
  await phone.page.getByRole('link', { name: 'いまの様子を見る' }).click()
  await phone.page.getByText(/理論上の最良/).waitFor()
  assert.deepEqual(errors, [])
})
