import assert from 'node:assert/strict'
import test, { describe } from 'node:test'
import type { BrowserContextOptions, CDPSession, Page } from 'playwright-core'
import { plannedApp } from '#features/plans/testing.ts'
import { type Address, addresses } from './addresses.ts'
import { openCity, PHONE } from './app.ts'
import { assertAccessible, assertAsAccessible, shown } from './axe.ts'
import { everyState } from './states.ts'

// By itself: no journey waits behind it.

const { plan: base, ...planned } = await plannedApp()
const city = await openCity(planned)
const { visit, staff, database, municipality } = city
const DESK = { viewport: { width: 1280, height: 900 }, isMobile: false }
const SMALL = { viewport: { width: 320, height: 640 }, isMobile: true }
const TABLET = { viewport: { width: 768, height: 1024 }, isMobile: true }

await everyState(city, base)
const everything = await addresses(database, municipality)

/** Opens each address as one who may, in one tab for each of them, and looks at it; the browser must not complain. */
async function walk(
  list: readonly Address[],
  pick: (may: readonly string[]) => string | undefined,
  options: BrowserContextOptions,
  look: (page: Page, address: Address, sent: string) => Promise<void>,
): Promise<void> {
  for (const [who, mine] of Map.groupBy(list, ({ who }) => pick(who) ?? '')) {
    const { page, context, errors } = who ? await staff(who, options) : await visit(options)
    for (const address of mine) {
      const { path } = address
      const response = await page.goto(path)
      assert.equal(response?.status(), 200, path)
      const { h1, main, title } = await page.evaluate(() => ({
        h1: document.querySelectorAll('h1').length,
        main: document.querySelectorAll('main').length,
        title: document.title,
      }))
      assert.deepEqual({ h1, main }, { h1: 1, main: 1 }, `one h1 and one main landmark on ${path}`)
      assert.match(title, /^[^｜].*｜柏市 結い$/, `the title of ${path}`)
      assert.deepEqual(await skipped(page), [], `each heading of ${path} stands below one that is a level above`)
      await look(page, address, await response!.text())
      assert.deepEqual(errors, [], `the browser's complaints on ${path}`)
    }
    await context.close()
  }
}

/** The headings that are more than one level below the one before them; the first of a page is its h1. */
const skipped = (page: Page): Promise<string[]> =>
  page.$$eval('h1, h2, h3, h4, h5, h6', all => {
    const seen = all.filter(one => one.checkVisibility())
    return seen
      .filter((one, at) => Number(one.tagName[1]) > Number(seen[at - 1]?.tagName[1] ?? 0) + 1)
      .map(one => `${one.tagName} ${one.textContent}`)
  })

/**
 * What is pressed or typed into on a phone is 44 px high, or nobody sees it; so is a link that stands alone in a cell or beside
 * its term. One within a sentence is as high as its line (WCAG 2.2, 2.5.8).
 */
const targets = async (page: Page, path: string): Promise<void> => {
  const pressed =
    'button, .button, summary, input:not([type=radio], [type=checkbox]), select, td > a, tbody th > a, dd > a'
  const low = await page.$$eval(pressed, all =>
    all
      .filter(
        one =>
          !one.matches('td > a, th > a, dd > a') ||
          ![...one.parentNode!.childNodes].some(
            beside => beside.nodeType === Node.TEXT_NODE && beside.textContent!.trim() !== '',
          ),
      )
      .map(one => ({ one, box: one.getBoundingClientRect() }))
      .filter(({ one, box }) => one.checkVisibility() && box.width > 2 && !one.closest('.sr') && box.height < 43.5)
      .map(({ one, box }) => `${one.textContent?.trim() || one.getAttribute('name')}: ${box.height} px`),
  )
  assert.deepEqual(low, [], `targets of ${path}`)
}

const sideways = async (page: Page, { path }: Address): Promise<void> => {
  const over = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
  assert.ok(over <= 0, `${path} scrolls sideways by ${over} px`)
}

const screens = new WeakMap<Page, Promise<CDPSession>>()
/** Shows the page that is open on a screen of this kind, which is touched or pointed at. */
async function onto(page: Page, { viewport, isMobile }: Pick<typeof DESK, 'viewport' | 'isMobile'>): Promise<void> {
  if (!screens.has(page)) screens.set(page, page.context().newCDPSession(page))
  const screen = await screens.get(page)!
  await screen.send('Emulation.setDeviceMetricsOverride', { ...viewport, mobile: isMobile, deviceScaleFactor: 1 })
  await screen.send('Emulation.setTouchEmulationEnabled', { enabled: isMobile })
  const now = () => [window.innerWidth, window.matchMedia('(pointer: coarse)').matches] as const
  assert.deepEqual(await page.evaluate(now), [viewport.width, isMobile])
}

/** Addresses of pages of which a script changes more than what stands around them. */
const scripted = new Set<string>()

/** Whether what is shown differs from what was sent. */
const differs = (sent: string): boolean =>
  new DOMParser().parseFromString(sent, 'text/html').querySelector('main')!.innerHTML !==
  document.querySelector('main')!.innerHTML

/** Each page is opened once: on a phone, a small one and a tablet, then the same at a desk; another state of it not there. */
const eachWidth = async (page: Page, address: Address, sent: string): Promise<void> => {
  const { path, again } = address
  if (await page.evaluate(differs, sent)) scripted.add(path)
  await assertAccessible(page, path)
  await targets(page, path)
  const before = again ? '' : await shown(page)
  for (const screen of [SMALL, TABLET]) {
    await onto(page, screen)
    await sideways(page, address)
  }
  if (again) return onto(page, PHONE)
  await onto(page, DESK)
  await assertAsAccessible(page, before, `${path} at a desk`)
  assert.deepEqual(await skipped(page), [], `each heading of ${path} stands below one that is a level above, at a desk`)
  await onto(page, PHONE)
}

const first = (may: readonly string[]) => may.find(login => login === 'suzuki') ?? may[0]
const last = (may: readonly string[]) => may.findLast(login => login !== 'suzuki') ?? may[0]

// Hundreds of pages in a real browser: where the machine is shared that takes minutes.
const walking = { timeout: 600_000 }

describe('every page there is', walking, () => {
  test(
    'is open to all, in each of its states on phones (320, 360 px) and a tablet (768 px), in one at a desk (1280 px)',
    walking,
    () => walk(everything, first, PHONE, eachWidth),
  )
  // What stands in a page is as it was sent, and around it is the same on all: the first page of each kind of user tells.
  test('is whole without JavaScript, wherever a script changes something', walking, async () => {
    const around = [...Map.groupBy(everything, ({ who }) => who.join()).values()].map(([one]) => one!.path)
    assert.ok(scripted.size > 10 && scripted.size < everything.length / 2, `${scripted.size} pages`)
    const some = everything.filter(({ path }) => scripted.has(path) || around.includes(path))
    await walk(some, last, { ...PHONE, javaScriptEnabled: false }, sideways)
  })
})

/** Forms that are sent as they open, or nearly: each is refused with sentences. */
const REFUSED: readonly [path: RegExp, button: string][] = [
  [/^\/staff\/people\/new$/, '登録する'],
  [/^\/staff\/people\/[^/]+\/consultations$/, '記録して次へ'],
  [/^\/staff\/people\/[^/]+\/edit\/consents$/, '同意を記録する'],
  [/^\/staff\/people\/[^/]+\/edit\/exclusions$/, '記録する'],
  [/^\/staff\/people\/[^/]+\/edit\/bonds\?/, '記録する'],
  [/^\/staff\/password$/, 'パスワードを変える'],
  [/^\/staff\/organisations\/new$/, '保存する'],
  [/^\/staff\/imports$/, '中身を確かめる'],
  [/^\/staff\/plans\/[^/]+\/proposals$/, '提案にする'],
]

test('a refused form says what to do, accessibly, on a phone and at a desk', async () => {
  for (const options of [PHONE, DESK]) {
    const { page, context, errors } = await staff('suzuki', options)
    for (const [pattern, name] of REFUSED) {
      const path = everything.find(({ path }) => pattern.test(path))!.path
      await page.goto(path)
      await page.getByRole('button', { name, exact: true }).click()
      const summary = page.locator('#errors')
      await summary.waitFor()
      await assertAccessible(page, `${path} refused`)
      await summary.getByRole('link').first().click()
      const reached = await page.evaluate(() => document.activeElement?.id ?? '')
      assert.match(reached, /^f-/, `the first error of ${path} leads to its field`)
    }
    assert.deepEqual(errors, [])
    await context.close()
  }
})

test('lists are accessible when they hold nothing and when they hold much', async () => {
  const { page } = await visit(PHONE)
  for (const query of [
    '?q=ありえないことばの組み合わせ&door=learn',
    '?size=50',
    '?from=ありえない町&minutes=99999&page=99',
  ]) {
    await page.goto(`/opportunities${query}`)
    await assertAccessible(page, `/opportunities${query}`)
  }
  const desk = await staff('sato')
  for (const path of [
    '/staff/people?q=ぬぬぬ',
    '/staff/proposals?status=failed&from=1999-01-01&to=1999-01-02',
    '/staff?who=all',
  ]) {
    await desk.page.goto(path)
    await assertAccessible(desk.page, path)
  }
})

test('pages that do not exist say so and lead on', async () => {
  const { page } = await visit(PHONE)
  for (const path of ['/ない', '/opportunities/00000000-0000-7000-8000-000000000000', '/opportunities/1']) {
    assert.equal((await page.goto(path))?.status(), 404, path)
    await assertAccessible(page, path)
    await page.getByRole('link', { name: '最初の画面へ' }).waitFor()
  }
})

test('larger letters and stronger colours stay switched on, and nothing breaks by them', async () => {
  const person = everything.find(({ path }) => /^\/staff\/people\/[^/]+$/.test(path) && !path.endsWith('/new'))!.path
  const paths = ['/', '/opportunities', '/staff', person]
  for (const options of [PHONE, DESK]) {
    const { page, context } = await staff('sato', options)
    await page.goto('/prefs?large=1&to=/')
    await page.goto('/prefs?contrast=1&to=/')
    for (const path of paths) {
      await page.goto(path)
      assert.match((await page.locator('html').getAttribute('class')) ?? '', /large contrast/)
      await assertAccessible(page, `${path}, large and in strong colours`)
    }
    await context.close()
  }
})
