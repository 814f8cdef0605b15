import assert from 'node:assert/strict'
import test from 'node:test'
import { sql } from 'kysely'
import type { BrowserContextOptions, Page } from 'playwright-core'
import { LOADS } from '#features/kinds/index.ts'
import { actOnOpportunity, registerOpportunity } from '#features/opportunities/index.ts'
import { activity, slot } from '#features/opportunities/testing.ts'
import { DEMO_NOW } from '../seed/testing.ts'
import { addresses } from './addresses.ts'
import { openCity } from './app.ts'

const { visit, staff, database, municipality } = await openCity()
const everything = await addresses(database, municipality)
const walking = { timeout: 600_000 }

/** Of the pages of this pattern the first. */
const pathOf = (pattern: RegExp): string => everything.find(({ path }) => pattern.test(path))!.path
const person = pathOf(/^\/staff\/people\/0[^/]+$/)

const openAll = (): void => {
  for (const one of document.querySelectorAll('details')) one.open = true
}

/** What goes wrong with large letters: a page that scrolls sideways, a number in two lines, a value in a narrow column. */
const lookAt = async (page: Page): Promise<string[]> => {
  await page.evaluate(() => document.documentElement.style.setProperty('font-size', '200%'))
  return page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement
    const found = scrollWidth > clientWidth ? [`scrolls sideways by ${scrollWidth - clientWidth} px`] : []
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
    while (texts.nextNode()) {
      const [node, text] = [texts.currentNode, texts.currentNode.textContent ?? '']
      const around = node.parentElement
      // The address of this server has a number that no reader is told.
      if (
        !around?.checkVisibility() ||
        text.includes('localhost') ||
        around.closest('.sr, svg, .scroll:not(:has(.as-cards))')
      )
        continue
      for (const { index, 0: number } of text.matchAll(/\d[\d,.-]+\d円?/g)) {
        const range = document.createRange()
        range.setStart(node, index)
        range.setEnd(node, index + number.length)
        const lines = new Set(
          [...range.getClientRects()].filter(({ width }) => width > 0).map(({ top }) => Math.round(top)),
        )
        if (lines.size > 1) found.push(`${number} in ${lines.size} lines`)
      }
    }
    for (const value of document.querySelectorAll('dd:not(.change), .facts span, main p')) {
      const { fontSize, paddingInline } = getComputedStyle(value)
      const column = value.matches('span') ? value.closest('li')! : value
      const room = column.getBoundingClientRect().width / Number.parseFloat(fontSize)
      const words = value.textContent?.trim() ?? ''
      const apart =
        value.closest('.sr, svg, .terms, .buttons, .notice, .empty, .demo, .figures') || paddingInline !== '0px'
      if (!apart && value.checkVisibility() && words.length > 16 && room < 7)
        found.push(`${room.toFixed(1)} letters a line: ${words.slice(0, 20)}`)
    }
    return [...new Set(found)]
  })
}

test(
  'every public page and a person’s page can be read at 320 px with letters of twice the size',
  walking,
  async () => {
    const options: BrowserContextOptions = { viewport: { width: 320, height: 740 }, isMobile: true, hasTouch: true }
    const open = everything.filter(({ who }) => who.length === 0).map(({ path }) => path)
    for (const [{ page, context }, paths] of [
      [await visit(options), open],
      [await staff('sato', options), [person]],
    ] as const) {
      for (const path of paths) {
        await page.goto(path)
        await page.evaluate(openAll)
        assert.deepEqual(await lookAt(page), [], path)
      }
      await context.close()
    }
  },
)

test('each time of the week is a target of 44 px, on a phone and at a desk, for visitors and for staff', async () => {
  const desk = await staff('sato')
  for (const width of [320, 360, 768, 1280])
    for (const path of ['/opportunities', pathOf(/\/edit\/time$/)]) {
      await desk.page.setViewportSize({ width, height: 900 })
      await desk.page.goto(path)
      await desk.page.evaluate(openAll)
      const boxes = await desk.page.$$eval('yui-grid label, .at-once label, button[name=when]', all =>
        all.map(one => one.getBoundingClientRect()).map(({ width, height }) => Math.min(width, height)),
      )
      assert.ok(boxes.length >= 17 && Math.min(...boxes) >= 44, `${path} at ${width}: ${Math.min(...boxes)} px`)
    }
  await desk.context.close()
})

test('「平日の午前」 is found in one tap, together with what was typed, without JavaScript', async () => {
  const { page, context } = await visit({ javaScriptEnabled: false, viewport: { width: 1280, height: 900 } })
  await page.goto('/opportunities')
  await page.getByLabel('ことばでさがす').fill('本')
  await page.getByRole('button', { name: '平日の午前' }).click()
  assert.match(page.url(), /q=%E6%9C%AC.*when=weekday-am/)
  const used = await page.getByRole('navigation', { name: 'いまの条件' }).innerText()
  assert.match(used, /「本」[\s\S]*平日の午前/)
  await context.close()
})

/** How many pages of A4 it prints on. */
const printed = async (page: Page, path: string): Promise<number> => {
  assert.equal((await page.goto(path))?.status(), 200, path)
  return sheetsOf(page)
}
const sheetsOf = async (page: Page): Promise<number> =>
  (await page.pdf({ preferCSSPageSize: true, format: 'A4' })).toString('latin1').match(/\/Type\s*\/Page\b/g)?.length ??
  0

/** That whom to call stands at the top of the first page, and the code beside it. */
const callable = async (page: Page, code: boolean): Promise<void> => {
  await page.emulateMedia({ media: 'print' })
  const head = page.locator('.sheet > header').first()
  assert.ok((await head.boundingBox())!.y < 60)
  assert.match(await head.innerText(), /電話 04-7000-0000/)
  assert.equal(await head.locator('.qr').count(), code ? 1 : 0)
  await page.emulateMedia({ media: null })
}

const LONG = 'あめのひでもかぜのひでも、かならずもってきてください。'
const long = (letters: number): string => LONG.repeat(Math.ceil(letters / LONG.length)).slice(0, letters)

/** An activity with as much as can be said of one. */
async function worst(form: 'employment' | 'volunteering'): Promise<string> {
  return database.write({ lane: 'staff', municipality }, async tx => {
    const { id: by } = await tx
      .selectFrom('account')
      .select('id')
      .where('login', '=', 'suzuki')
      .executeTakeFirstOrThrow()
    const { id: organisation_id } = await tx.selectFrom('organisation').select('id').executeTakeFirstOrThrow()
    const who = { by, now: DEMO_NOW, today: '2026-11-21' }
    const data = activity(form, {
      organisation_id,
      ...{ title: long(60), summary: long(200), caution: long(500), safety: long(2000), place_name: long(60) },
      slots: Array.from({ length: 12 }, (_, at) =>
        slot({ weekday: at % 7, from_min: 540 + 20 * at, to_min: 720 + 20 * at }),
      ),
      loads: Object.fromEntries(LOADS.map((load, at) => [load, at < 6 ? 2 : 0])),
      hours_week: null,
    })
    const id = await registerOpportunity(tx, data, who)
    for (const [at, verb] of (['submit', 'publish'] as const).entries()) {
      const done = await actOnOpportunity(tx, id, verb, { version: at + 1, reason: '' }, who)
      assert.ok(!('refused' in done), JSON.stringify(done))
    }
    return id
  })
}

test(
  'an activity is one page of paper, whatever is said of it; the terms of work are a second one',
  walking,
  async () => {
    const { page, context } = await visit()
    const sheets = everything.filter(({ path }) => /^\/opportunities\/0.*\/print$/.test(path)).map(({ path }) => path)
    const forms = everything
      .filter(({ path }) => /^\/opportunities\/0[^/]+$/.test(path))
      .map(({ path }) => `${path}/print`)
    for (const path of new Set([...sheets, ...forms])) {
      const pages = await printed(page, path)
      const work = (await page.locator('.sheet header :is(h1, h2)').allInnerTexts()).some(title =>
        title.endsWith('条件'),
      )
      assert.equal(pages, work ? 2 : 1, path)
      await callable(page, true)
    }
    assert.equal(await printed(page, `/opportunities/${await worst('volunteering')}/print`), 1)
    await callable(page, true)
    assert.match(await page.locator('main').innerText(), /（つづきは窓口へ）/)
    assert.equal(await printed(page, `/opportunities/${await worst('employment')}/print`), 2)
    for (const term of ['契約の期間', '契約の更新', '試用期間', '変わる範囲', '入る保険', 'たばこの煙'])
      assert.match(await page.locator('.sheet').nth(1).innerText(), new RegExp(term))
    await context.close()
  },
)

test('what the desk hands over is one page, also where much was said', walking, async () => {
  const { page, context } = await staff('sato')
  const paths = [
    pathOf(/\/proposals\/[^/]+\/letter$/),
    pathOf(/\/staff\/people\/0[^/]+\/sheet$/),
    pathOf(/\/requests\/at\/[^/]+\/print$/),
    pathOf(/\/shifts\/sheet$/),
  ]
  for (const path of paths) {
    assert.equal(await printed(page, path), 1, path)
    await callable(page, path.startsWith('/requests'))
  }
  await database.write({ lane: 'job', municipality }, async tx => {
    await sql`update person set work_history = ${long(2000)}, contact_note = ${long(500)}`.execute(tx)
    await sql`update consultation set said = ${long(5000)}, vague_wish = ${long(500)}, became = ${long(500)}`.execute(
      tx,
    )
    await sql`update request set words = ${long(300)}, note = ${long(300)}, whom_note = ${long(100)}`.execute(tx)
  })
  for (const path of paths.slice(0, 3)) assert.equal(await printed(page, path), 1, `${path}, with much said`)
  await page.goto(paths[3]!)
  await page.evaluate(() => {
    document.querySelector('.big')!.className = 'brief'
    const rows = document.querySelector('dl.rows')!
    for (let at = 0; rows.children.length < 24; at++) rows.append(rows.children[at]!.cloneNode(true))
  })
  assert.equal(await sheetsOf(page), 1, 'a week of 24 shifts')
  await context.close()
})

/** What an A4 sheet on its side is wide between its margins, in pixels. */
const LANDSCAPE = Math.floor(((297 - 2 * 15) / 25.4) * 96)

test('a list of activities is one page with a line for each, and the indicators are a table of one page', async () => {
  const { page, context } = await staff('suzuki')
  assert.equal(await printed(page, '/opportunities'), 1)
  await page.emulateMedia({ media: 'print' })
  assert.match(await page.locator('.cards > li').first().innerText(), /\d{3}-\d{3}-\d{3}/)
  await page.emulateMedia({ media: null })
  assert.ok((await printed(page, '/staff/breakdowns/equity')) <= 6, 'each table with its chart on a page')
  for (const [path, sheets] of [
    ['/staff/indicators', 1],
    // Below what is said of a year in the midst of which the records began.
    ['/staff/indicators?fy=2025', 2],
  ] as const) {
    await page.goto(path)
    await page.evaluate(() => {
      for (const other of document.querySelectorAll('.landscape ~ *')) other.remove()
    })
    assert.ok((await sheetsOf(page)) <= sheets, path)
    // With targets the last column is the first to leave the sheet.
    await page.setViewportSize({ width: LANDSCAPE, height: 720 })
    await page.emulateMedia({ media: 'print' })
    const cut = await page.locator('.by-work table').evaluate(one => one.scrollWidth - one.parentElement!.clientWidth)
    assert.ok(cut <= 1, `${path}: ${cut} pixels of the table are cut off`)
    await page.emulateMedia({ media: null })
  }
  await context.close()
})
