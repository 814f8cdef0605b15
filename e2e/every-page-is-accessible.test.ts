import assert from 'node:assert/strict'
import test, { describe } from 'node:test'
import type { BrowserContextOptions, CDPSession, Page } from 'playwright-core'
import { startPlan } from '#features/plans/actions.ts'
import { coordinator, madePlan, plannedApp, START } from '#features/plans/testing.ts'
import { addHistory } from '#features/weights/testing.ts'
import { lookedAt } from '../seed/limited.ts'
import { DEMO_NOW } from '../seed/testing.ts'
import { type Address, addresses } from './addresses.ts'
import { openCity, PHONE } from './app.ts'
import { assertAccessible, assertAsAccessible, shown } from './axe.ts'

// By itself: no journey waits behind it.

const { plan: base, ...planned } = await plannedApp()
const city = await openCity(planned)
const { visit, staff, database, municipality } = city
const DESK = { viewport: { width: 1280, height: 900 }, isMobile: false }

const EVENTS =
  'NO,名称,イベント種類,開始日,場所名称\n1,いすヨガ教室,健康,2026-12-03,中央公民館\n2,日付のまちがい,健康,令和9年2月30日,\n'
const OWN = '行事名,開催日,ところ\n囲碁の会,2026-12-03,中央公民館\n'
await runOfImport()
await listsAndWeights()
await plans()
await exclusion()
await bond()
await ownRequest()
await lookedAt(city)
const everything = await addresses(database, municipality)

/** So that the pages of a run, and of one whose headings wait, can be opened. */
async function runOfImport(): Promise<void> {
  const { page, context } = await staff('suzuki')
  await page.goto('/staff/imports')
  const file = { name: 'events.csv', mimeType: 'text/csv', buffer: Buffer.from(EVENTS) }
  await page.getByLabel('イベント一覧のファイル').setInputFiles(file)
  await page.getByRole('button', { name: '中身を確かめる' }).click()
  await page.getByText('まだ取り込んでいません').waitFor()
  await page.goto('/staff/imports')
  await page.getByLabel('イベント一覧のファイル').setInputFiles({ ...file, name: 'own.csv', buffer: Buffer.from(OWN) })
  await page.getByRole('button', { name: '中身を確かめる' }).click()
  await page.getByText('はじめの行の読みかた').waitFor()
  await context.close()
}

/** So that lists that were shown can be opened again, and weights calculated from outcomes. */
async function listsAndWeights(): Promise<void> {
  await database.write({ lane: 'staff', municipality }, async tx => {
    const { id: by } = await tx.selectFrom('account').select('id').where('login', '=', 'sato').executeTakeFirstOrThrow()
    await addHistory(tx, { by, now: DEMO_NOW, count: 320, truth: { distance: 2, likes: 1 } })
  })
  const { page, context } = await staff('suzuki')
  await page.goto('/staff/weights')
  await page.getByRole('button', { name: 'これまでの結果から配点を計算する' }).click()
  await page.getByText('過去の記録でくらべる').waitFor()
  await page.goto('/staff/people')
  await page.goto((await page.locator('main a[href^="/staff/people/0"]').first().getAttribute('href'))!)
  await page.goto('/staff/opportunities')
  const activity = await page.locator('main a[href^="/staff/opportunities/0"]').first().getAttribute('href')
  await page.goto(`${activity}/people`)
  await context.close()
}

/** So that a plan, one that varies it, and one that waits for its turn can be opened. */
async function plans(): Promise<void> {
  await madePlan(city, { base, change: { kind: 'reach', area: null, km: 2 } })
  await database.write({ lane: 'staff', municipality }, async tx =>
    startPlan(tx, START, await coordinator(tx, DEMO_NOW)),
  )
}

/** So that somebody has an organisation to which they are not introduced, and it can be lifted. */
async function exclusion(): Promise<void> {
  const { path } = (await addresses(database, municipality)).find(({ path }) => path.endsWith('/exclusions'))!
  const { page, context } = await staff('sato')
  await page.goto(path)
  await page.getByRole('combobox', { name: '団体' }).selectOption({ index: 3 })
  await page.getByLabel('紹介しないわけ').fill('以前に働いていた')
  await page.getByRole('button', { name: '記録する' }).click()
  await page.getByText('紹介しない団体として記録しました').waitFor()
  await context.close()
}

/** So that somebody goes together with another, and it can be ended. */
async function bond(): Promise<void> {
  const { path } = (await addresses(database, municipality)).find(({ path }) => path.includes('/edit/bonds?'))!
  const { page, context } = await staff('sato')
  await page.goto(path)
  await page.getByRole('radio').first().check()
  await page.getByRole('radio', { name: 'いっしょに' }).check()
  await page.getByLabel('わけ').fill('ご夫婦で来たい')
  await page.getByRole('button', { name: '記録する' }).click()
  await page.getByText('「いっしょに」を記録しました').waitFor()
  await context.close()
}

/** So that a resident has asked the desk for something. */
async function ownRequest(): Promise<void> {
  await database.write({ lane: 'staff', municipality }, async tx => {
    const who = tx.selectFrom('person').select('id').where('email', '=', 'ueki@example.jp')
    const which = tx.selectFrom('request').select('id').orderBy('id').limit(1)
    await tx.updateTable('request').set({ asked_by: who }).where('id', '=', which).execute()
  })
}

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
async function onto(page: Page, { viewport, isMobile }: typeof DESK | typeof PHONE): Promise<void> {
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

/** Each page is opened once: on a phone, then the same at a desk; another state of a page that was seen there, on a phone. */
const phoneAndDesk = async (page: Page, { path, again }: Address, sent: string): Promise<void> => {
  if (await page.evaluate(differs, sent)) scripted.add(path)
  await assertAccessible(page, path)
  await targets(page, path)
  if (again) return
  const before = await shown(page)
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
  test('is open to all, in each of its states on a phone (360 px) and in one at a desk (1280 px)', walking, () =>
    walk(everything, first, PHONE, phoneAndDesk),
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
