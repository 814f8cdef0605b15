import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Locator, Page } from 'playwright-core'

const text = readFileSync(join(import.meta.dirname, '../docs/usability.md'), 'utf8')
const rows = text.split('\n').flatMap(line => (line.startsWith('| ') ? [line.split('|').map(cell => cell.trim())] : []))

/** The seconds of a slow hand, as docs/usability.md has them with their sources. */
const SECONDS = Object.fromEntries(
  (['page', 'tap', 'letter'] as const).map(act => [act, Number(rows.find(([, name]) => name === act)?.[2])]),
) as Record<'page' | 'tap' | 'letter', number>
/** The tasks that the table there has. */
export const TASKS = rows.flatMap(([, name, ...cells]) => (cells.length === 6 && Number(cells[4]) ? [name!] : []))
/** A thumb’s width on a phone. */
const LEAST = 44

/** Where to put the finger, and how high and wide what answers to it is; null: it is not in sight, or something lies over it. */
const spotOf = (one: Element) => {
  const box = one instanceof HTMLInputElement && /radio|checkbox/.test(one.type) ? (one.labels?.[0] ?? one) : one
  box.scrollIntoView({ block: 'center', behavior: 'instant' })
  const [{ left, top, width, height }] = [...box.getClientRects()].sort((a, b) => b.width - a.width) as [DOMRect]
  const [x, y] = [left + width / 2, top + height / 2]
  const answers = (x: number, y: number): boolean => {
    const at = document.elementFromPoint(x, y)
    return at !== null && (box.contains(at) || at === one || at.closest('label')?.control === one)
  }
  if (!answers(x, y)) return null
  const far = (dx: number, dy: number): number => {
    let [px, reach] = [1, 0]
    while (px <= 60 && answers(x + dx * px, y + dy * px)) reach = px++
    return reach
  }
  return { x, y, height: far(0, 1) + far(0, -1) + 1, width: far(1, 0) + far(-1, 0) + 1 }
}

/** A slow hand on a phone with large letters: it taps and types, and the clock of the city goes on by what it takes. */
export async function handOf(page: Page, clock: { now: string }) {
  await page.goto('/prefs?large=1&to=/guide')
  const done = { pages: 0, taps: 0, letters: 0 }
  const spend = (act: keyof typeof SECONDS, times = 1): void => {
    done[`${act}s`] += times
    clock.now = new Date(Date.parse(clock.now) + SECONDS[act] * times * 1000).toISOString()
  }
  // A page that is shown, and no redirect on the way to it.
  page.on('domcontentloaded', () => spend('page'))
  const finds = async (at: Locator) => {
    const spot = await at.first().evaluate(spotOf)
    assert.ok(spot, `${at} is not in sight`)
    assert.ok(Math.min(spot.width, spot.height) >= LEAST, `${at} is ${spot.width} × ${spot.height} px`)
    return spot
  }
  const taps = async (at: Locator): Promise<void> => {
    const { x, y } = await finds(at)
    spend('tap')
    await page.touchscreen.tap(x, y)
  }
  const arrives = async (heading: string | RegExp): Promise<void> => {
    await page.getByRole('heading', { name: heading }).first().waitFor()
    const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
    assert.ok(wide <= 0, `${heading} scrolls sideways by ${wide} px`)
  }
  const opens = async (path: string, heading: string | RegExp): Promise<void> => {
    await page.goto(path)
    await arrives(heading)
  }
  const goes = async (at: Locator, heading: string | RegExp): Promise<void> => {
    await Promise.all([page.waitForEvent('domcontentloaded'), taps(at)])
    await arrives(heading)
  }
  const types = async (at: Locator, words: string): Promise<void> => {
    await taps(at)
    await page.keyboard.insertText(words)
    spend('letter', [...words].length)
    assert.ok((await at.inputValue()).endsWith(words))
  }
  /** Two taps: the list is opened, and one of it chosen. */
  const picks = async (at: Locator, label: RegExp): Promise<void> => {
    await finds(at)
    spend('tap', 2)
    const options = await at.locator('option').allInnerTexts()
    await at.selectOption({ label: options.find(one => label.test(one.trim()))! })
  }
  const button = (name: string) => page.locator('main').getByRole('button', { name, exact: true })
  const link = (name: string | RegExp) => page.getByRole('link', { name })
  const presses = (name: string, heading: string | RegExp) => goes(button(name), heading)
  const follows = (name: string | RegExp, heading: string | RegExp) => goes(link(name), heading)
  const seconds = () =>
    Math.round(Object.values(SECONDS).reduce((sum, one, at) => sum + one * Object.values(done)[at]!, 0))
  /** Refuses a task that takes more, or less, than its row tells, or longer than its bar. */
  const asTold = (task: string): void => {
    const [, , ...told] = rows.find(([, name]) => name === task) ?? assert.fail(`no row for ${task}`)
    const [bar] = told.splice(4).map(Number)
    assert.deepEqual([...Object.values(done), seconds()], told.map(Number), `${task}: pages, taps, letters, seconds`)
    assert.ok(seconds() <= bar!, `${task}: ${seconds()} seconds`)
  }
  return { page, done, taps, opens, goes, types, picks, presses, follows, button, link, asTold }
}
