import assert from 'node:assert/strict'
import test from 'node:test'
import type { Page } from 'playwright-core'
import { openCity, PHONE } from './app.ts'
import { assertAccessible } from './axe.ts'

const { visit, staff } = await openCity()
const DESK = { viewport: { width: 1280, height: 900 } } as const

/** In how many rows the parts of the head stand. */
const rowsOf = (page: Page): Promise<number> =>
  page.evaluate(() => {
    const boxes = [...document.querySelectorAll('.top .mark, .top .links > *, .top .who-is-in, .top .call')]
      .map(part => part.getBoundingClientRect())
      .toSorted((a, b) => a.top - b.top)
    let [rows, bottom] = [0, Number.NEGATIVE_INFINITY]
    for (const box of boxes) {
      if (box.top >= bottom - 8) rows++
      bottom = Math.max(bottom, box.bottom)
    }
    return rows
  })
const scrolls = (page: Page): Promise<boolean> =>
  page.evaluate(() => document.documentElement.scrollWidth > document.documentElement.clientWidth)

test('the head of a page is one row at a desk, also for whoever is in; larger letters and a phone take few, and none hangs over', async () => {
  const [visitor, resident, phone] = [await visit(DESK), await staff('ueki', DESK), await visit(PHONE)]
  for (const [{ page, context }, small, large] of [
    [visitor, 1, 2],
    [resident, 1, 2],
    [phone, 4, 6],
  ] as const) {
    for (const [size, rows] of [
      [0, small],
      [1, large],
    ] as const) {
      await page.goto(`/prefs?large=${size}&to=${page.url().endsWith('/my') ? '/my' : '/'}`)
      assert.ok((await rowsOf(page)) <= rows, `${await rowsOf(page)} rows at ${page.url()}, large ${size}`)
      assert.equal(await scrolls(page), false)
    }
    await context.close()
  }
})

test('at every width the desk’s number stands in the first row, beside the name of the service', async () => {
  for (const { page, context } of [await visit(DESK), await staff('ueki', DESK)]) {
    for (const width of [800, 1024, 1160, 1200, 1250, 1280, 1440]) {
      await page.setViewportSize({ width, height: 700 })
      await page.goto(page.url().endsWith('/my') ? '/my' : '/')
      const [mark, call] = [
        await page.locator('.top .mark').boundingBox(),
        await page.locator('.top .call a').boundingBox(),
      ]
      assert.ok(call!.y < mark!.y + mark!.height, `${width} px: ${call!.y} below ${mark!.y}`)
    }
    await context.close()
  }
})

test('without JavaScript readings and plain words are switched on in the menu, stay on, and go off again', async () => {
  const { page, context } = await visit({ ...PHONE, javaScriptEnabled: false })
  const press = async (text: string) => {
    await page.locator('.reading > summary').click()
    await page.locator('.reading .menu-body a').filter({ hasText: text }).click()
  }
  await page.goto('/guide')
  await press('やさしい日本語にする')
  await press('ふりがなをつける')
  assert.match(page.url(), /\/guide$/)
  await page.goto('/')
  assert.ok((await page.locator('main ruby').count()) > 10)
  assert.match(await page.locator('main').innerText(), /お金はいりません/)
  assert.equal(await scrolls(page), false)
  await page.locator('.reading summary').click()
  await page.locator('.reading .menu-body a').nth(2).click()
  assert.equal(await page.locator('ruby').count(), 0)
  await context.close()
})

test('with both switched on nothing is found on the pages of residents, on a phone and at a desk', async () => {
  for (const options of [PHONE, DESK]) {
    const { page, context } = await staff('ueki', options)
    await page.goto('/prefs?furigana=1&easy=1&to=/')
    for (const path of ['/', '/opportunities', '/requests/new', '/bookings', '/my', '/my/consents', '/start/for-me']) {
      await page.goto(path)
      await assertAccessible(page, `${path}, with readings and plain words`)
    }
    await page.locator('.reading summary').click()
    await assertAccessible(page, 'with the menu open')
    await context.close()
  }
})

test('ten activities that suit take no more than 6,000 pixels of a phone; all of it is there when opened, and on paper', async () => {
  const { page, context } = await visit(PHONE)
  for (const asked of ['', '?a=W0A1B1C1&from=柏駅&bus=40&walk=20&when=weekday-am&when=weekend']) {
    await page.goto(`/start/for-me${asked}`)
    assert.equal(await page.locator('.folded').count(), 10)
    const height = await page.locator('ol.cards').evaluate(one => one.getBoundingClientRect().height)
    assert.ok(height <= 6000, `${height}`)
    assert.ok((await page.locator('.folded .why').count()) > 5, 'reasons stand there without a press')
  }
  const further = page.locator('.folded').first().locator('.as-of')
  assert.equal(await further.isVisible(), false)
  await page.locator('.folded .acts > .roomy > summary').first().click()
  assert.ok(await further.isVisible())
  await page.reload()
  await page.emulateMedia({ media: 'print' })
  for (const one of await page.locator('.folded .as-of').all()) assert.ok((await one.boundingBox())!.height > 0)
  await context.close()
})

/** A browser that speaks, and notes what it said: the one here has no voice. */
const speaks = () => {
  const said: string[] = []
  class Utterance {
    lang = ''
    onend: (() => void) | null = null
    text: string
    constructor(text: string) {
      this.text = text
    }
  }
  const speech = {
    speak: (one: Utterance) => {
      said.push(one.text)
      setTimeout(() => one.onend?.(), 300)
    },
    cancel: () => said.push('—'),
  }
  Object.assign(window, { said, SpeechSynthesisUtterance: Utterance })
  Object.defineProperty(window, 'speechSynthesis', { value: speech })
}
const said = (page: Page): Promise<string[]> => page.evaluate(() => (window as unknown as { said: string[] }).said)

test('a page is read aloud by its headings, by keyboard, and stopped', async () => {
  const { page, context, errors } = await visit(DESK)
  await page.addInitScript(speaks)
  await page.goto('/prefs?furigana=1&to=/guide')
  await page.locator('.reading > summary').click()
  await page.getByRole('button', { name: '読み上げる' }).press('Enter')
  const first = (await said(page)).filter(one => one !== '—')
  assert.match(first[0] ?? '', /^\S+$/, 'the heading first')
  assert.ok(
    first.every(one => !/[ぁ-ん]（|（[ぁ-ん]+）/.test(one)),
    'a word is not read twice where its reading stands above it',
  )
  assert.equal(await page.locator('.is-read').count(), 1)
  const heading = await page.locator('.is-read').innerText()
  await page.getByRole('button', { name: '次の見出し' }).press('Enter')
  assert.notEqual(await page.locator('.is-read').innerText(), heading)
  await assertAccessible(page, 'while it is read aloud')
  await page.keyboard.press('Escape')
  assert.equal(await page.locator('.is-read').count(), 0)
  assert.equal((await said(page)).at(-1), '—')
  assert.equal(await page.getByRole('group', { name: '読み上げ' }).isVisible(), false)
  assert.deepEqual(errors, [])
  await context.close()
})

test('where the browser has no voice there is no such button', async () => {
  const { page, context } = await visit(DESK)
  await page.addInitScript(() => delete (window as { speechSynthesis?: unknown }).speechSynthesis)
  await page.addInitScript(() => delete (Window.prototype as { speechSynthesis?: unknown }).speechSynthesis)
  await page.goto('/')
  await page.locator('.reading > summary').click()
  assert.equal(await page.getByText('読み上げる').count(), 0)
  await context.close()
})
