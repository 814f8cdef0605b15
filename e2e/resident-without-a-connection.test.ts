import assert from 'node:assert/strict'
import test from 'node:test'
import type { BrowserContext, Page } from 'playwright-core'
import { sentCode } from '#features/residents/testing.ts'
import { openCity, PHONE } from './app.ts'
import { assertAccessible } from './axe.ts'

const city = await openCity()

/** Until what runs without a page has taken over this one. */
const ready = (page: Page) =>
  page.waitForFunction(async () => {
    await navigator.serviceWorker.ready
    return navigator.serviceWorker.controller !== null
  })

/** What the browser keeps of us: the addresses of pages. */
const keptPages = (page: Page): Promise<string[]> =>
  page.evaluate(async () => {
    const all = []
    for (const name of await caches.keys())
      for (const { url } of await (await caches.open(name)).keys()) all.push(new URL(url).pathname)
    return all.filter(path => !path.startsWith('/assets/')).sort()
  })

async function comeIn(page: Page, remember: boolean): Promise<void> {
  await page.goto('/my/login')
  await page.getByLabel('メールアドレス').fill('ueki@example.jp')
  await page.getByRole('button', { name: '番号を受け取る' }).click()
  await page.waitForURL(/\/code$/)
  await page.getByLabel('番号（6けた）').fill(await sentCode(city))
  if (remember) await page.getByLabel('この端末をおぼえる').check()
  await page.getByRole('button', { name: 'つぎへ' }).click()
  await page.waitForURL(/\/my$/)
}

const without = async (context: BrowserContext, page: Page, path: string): Promise<string> => {
  await context.setOffline(true)
  await page.goto(path)
  const shown = await page.locator('main').innerText()
  await context.setOffline(false)
  return shown
}

test('whoever looked at the site once finds the desk’s number without a connection, as it should look', async () => {
  const { page, context, errors } = await city.visit(PHONE)
  await page.goto('/')
  await ready(page)
  assert.deepEqual(await keptPages(page), ['/offline'])
  const shown = await without(context, page, '/opportunities?q=本')
  assert.match(shown, /いまは、つながっていません[\s\S]*04-7000-0000[\s\S]*（/)
  assert.equal(await page.locator('h1').evaluate(one => getComputedStyle(one).fontWeight), '700')
  await assertAccessible(page, 'without a connection')
  assert.deepEqual(
    errors.filter(error => !/ERR_INTERNET_DISCONNECTED|Failed to load resource/.test(error)),
    [],
  )
  await page.getByRole('link', { name: 'もう一度開いてみる' }).click()
  await page.getByRole('heading', { name: 'どんなことをしてみたいですか' }).waitFor()
  await context.close()
})

test('on a device that is remembered the own two weeks stand there too, until whoever is in goes out', async () => {
  const { page, context } = await city.visit(PHONE)
  await comeIn(page, true)
  await ready(page)
  await page.goto('/my')
  await page.waitForFunction(async () => (await caches.match('/my/offline')) !== undefined)
  assert.deepEqual(await keptPages(page), ['/my/offline', '/offline'], 'and no other page of theirs')
  assert.match(await without(context, page, '/my'), /これから2週間の予定[\s\S]*04-7000-0000/)
  await page.goto('/my')
  await page.getByRole('button', { name: 'ログアウト' }).click()
  await page.waitForURL(url => url.pathname === '/')
  await page.waitForFunction(async () => (await caches.match('/my/offline')) === undefined)
  assert.doesNotMatch(await without(context, page, '/my'), /予定/)
  await context.close()
})

test('on another device nothing of theirs is kept', async () => {
  const { page, context } = await city.visit(PHONE)
  await comeIn(page, false)
  await ready(page)
  await page.goto('/my')
  await page.goto('/my/consents')
  assert.deepEqual(await keptPages(page), ['/offline'])
  assert.doesNotMatch(await without(context, page, '/my'), /予定/)
  await context.close()
})

test('the pages of the desk are shown by the server alone', async () => {
  const { page, context } = await city.staff('sato')
  assert.equal(await page.evaluate(async () => (await navigator.serviceWorker.getRegistrations()).length), 0)
  await context.close()
})
