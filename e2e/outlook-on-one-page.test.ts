import assert from 'node:assert/strict'
import test from 'node:test'
import type { Page } from 'playwright-core'
import { openCity, PHONE } from './app.ts'
import { assertAccessible } from './axe.ts'

// わたしのこれから: six pages on a phone without a script, kept by nobody, and one page of paper at the end.

const { visit, staff, database, municipality } = await openCity()
const PAGES = ['好きだったこと', 'できること', 'だれと', 'どのくらい', 'お金のこと', 'からだのこと']

const sheetsOf = async (page: Page): Promise<number> => {
  const pdf = await page.pdf({ preferCSSPageSize: true, format: 'A4' })
  return pdf.toString('latin1').match(/\/Type\s*\/Page\b/g)?.length ?? 0
}
const sideways = (page: Page) =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)

/** Ticks all that can be ticked on this page, and fills its line. */
async function fillPage(page: Page): Promise<void> {
  for (const box of await page.getByRole('checkbox').all())
    if (!['declined', 'nothing'].includes((await box.getAttribute('value'))!)) await box.check()
  for (const group of await page.locator('fieldset:has([type=radio])').all())
    await group.getByRole('radio').nth(1).check()
  await page.getByLabel('ひとこと').fill('ん'.repeat(80))
}

test('a visitor on a phone writes as much as there is room for: it is one page, and nothing is lost on the way back', async () => {
  const { page, errors } = await visit({ ...PHONE, javaScriptEnabled: false })
  await page.goto('/outlook')
  for (const title of PAGES) {
    await page.getByRole('heading', { name: title }).waitFor()
    assert.ok((await sideways(page)) <= 0, `${title} scrolls sideways`)
    await fillPage(page)
    await page.getByRole('button', { name: 'つぎへ' }).click()
  }
  await page.getByRole('heading', { name: '書いたことのまとめ' }).waitFor()
  assert.ok((await sideways(page)) <= 0)
  await page.getByRole('button', { name: '1枚の紙にして印刷する' }).click()
  assert.equal(await sheetsOf(page), 1)
  await page.getByRole('button', { name: '戻る' }).click()
  await page.getByRole('heading', { name: '書いたことのまとめ' }).waitFor()
  assert.equal(await page.getByText(`「${'ん'.repeat(80)}」`).count(), PAGES.length)
  assert.equal(new URL(page.url()).search, '')
  assert.deepEqual(errors, [])
})

test('going back by the browser itself shows what was typed, as long as it is neither money nor health', async () => {
  const { page } = await visit(PHONE)
  await page.goto('/outlook')
  await page.getByLabel('ひとこと').fill('川で釣り')
  await page.getByRole('button', { name: 'つぎへ' }).click()
  await page.getByRole('heading', { name: 'できること' }).waitFor()
  await assertAccessible(page, 'the second page')
  await page.goBack()
  assert.equal(await page.getByLabel('ひとこと').inputValue(), '川で釣り')
})

test('the empty sheet is one page of A4, and so is the fullest that a resident has', async () => {
  const { page } = await staff('ueki')
  await page.goto('/outlook/paper')
  assert.equal(await sheetsOf(page), 1)
  for (const part of ['liked', 'can', 'whom', 'often', 'money', 'health']) {
    await page.goto(`/my/outlook/${part}`)
    await fillPage(page)
    await page.getByRole('button', { name: 'とっておいて、シートへもどる' }).click()
    await page.getByRole('heading', { name: 'だれが見られるか' }).waitFor()
  }
  await assertAccessible(page, 'the sheet')
  await page.goto('/my/outlook/booklet')
  assert.equal(await sheetsOf(page), 1)
  await page.goto('/my/outlook/share')
  await assertAccessible(page, 'the switch')
})

test('the desk reads what is shown and types a sheet of paper on pages that everybody can use', async () => {
  const { page } = await staff('sato')
  const { id } = await database.read({ lane: 'job', municipality }, db =>
    db.selectFrom('person').select('id').where('email', '=', 'ueki@example.jp').executeTakeFirstOrThrow(),
  )
  for (const end of ['', '/type']) {
    await page.goto(`/staff/people/${id}/outlook${end}`)
    await page.getByRole('heading', { name: '好きだったこと' }).waitFor()
    await assertAccessible(page, `the sheet at the desk${end}`)
  }
})
