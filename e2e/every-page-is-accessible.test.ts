import assert from 'node:assert/strict'
import test, { describe } from 'node:test'
import type { BrowserContextOptions, Page } from 'playwright-core'
import { STAFF } from '../seed/city.ts'
import { type Address, addresses } from './addresses.ts'
import { openCity, PHONE } from './app.ts'
import { assertAccessible } from './axe.ts'

const { visit, staff, login, database, municipality } = await openCity()
const DESK = { viewport: { width: 1280, height: 900 } }
const LOGINS = STAFF.map(({ login }) => login)

const EVENTS =
  'NO,名称,イベント種類,開始日,場所名称\n1,いすヨガ教室,健康,2026-12-03,中央公民館\n2,日付のまちがい,健康,令和9年2月30日,\n'
await runOfImport()
const everything = await addresses(database, municipality)

/** So that the page of a run can be opened. */
async function runOfImport(): Promise<void> {
  const { page, context } = await staff('suzuki')
  await page.goto('/staff/imports')
  const file = { name: 'events.csv', mimeType: 'text/csv', buffer: Buffer.from(EVENTS) }
  await page.getByLabel('イベント一覧のファイル').setInputFiles(file)
  await page.getByRole('button', { name: '中身を確かめる' }).click()
  await page.getByText('まだ取り込んでいません').waitFor()
  await context.close()
}

/** Opens each address as one who may, in one tab for each of them, and gives what the browser complained of. */
async function walk(
  pick: (may: readonly string[]) => string | undefined,
  options: BrowserContextOptions,
  look: (page: Page, path: string) => Promise<void>,
): Promise<void> {
  for (const who of ['', ...LOGINS]) {
    const mine = everything.filter(({ who: may }) => (pick(may) ?? '') === who)
    if (mine.length === 0) continue
    const { page, context, errors } = who ? await staff(who, options) : await visit(options)
    for (const { path } of mine) {
      const response = await page.goto(path)
      assert.equal(response?.status(), 200, path)
      assert.equal(await page.locator('h1').count(), 1, `one h1 on ${path}`)
      assert.equal(await page.locator('main').count(), 1, `one main landmark on ${path}`)
      assert.match(await page.title(), /^[^｜].*｜柏市 結い$/, `the title of ${path}`)
      await look(page, path)
      assert.deepEqual(errors, [], `the browser's complaints on ${path}`)
    }
    await context.close()
  }
}

const sideways = async (page: Page, path: string): Promise<void> => {
  const over = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
  assert.ok(over <= 0, `${path} scrolls sideways by ${over} px`)
}

const first = (may: readonly string[]) => may.find(login => login === 'suzuki') ?? may[0]
const last = (may: readonly string[]) => may.findLast(login => login !== 'suzuki') ?? may[0]

describe('every page there is', { concurrency: 2 }, () => {
  test('is open to all, at a desk: 1280 px', () => walk(first, DESK, assertAccessible))
  test('is open to all, on a phone: 360 px', () => walk(first, PHONE, assertAccessible))
  test('is whole without JavaScript', () => walk(last, { ...PHONE, javaScriptEnabled: false }, sideways))
})

test('every page opens for those who may and for nobody else', async () => {
  for (const who of LOGINS) {
    const { get } = await login(who)
    for (const { path, who: may } of everything.filter(({ who }) => who.length > 0)) {
      const { status } = await get(path)
      assert.equal(status, may.includes(who) ? 200 : 403, `${who} on ${path}`)
    }
  }
})
