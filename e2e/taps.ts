import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import type { Locator, Page } from 'playwright-core'

const text = readFileSync(new URL('../docs/usability.md', import.meta.url), 'utf8')
const rows = [...text.matchAll(/^\| (.+) \|$/gm)].map(([, row]) => row!.split(' | '))
const secondsOf = (act: string): number => Number(rows.find(([name]) => name === act)![1])
/** The seconds of a slow hand, as docs/usability.md has them with their sources. */
const SECONDS = { page: secondsOf('page'), tap: secondsOf('tap'), letter: secondsOf('letter') }
const measured = rows.filter(cells => Number(cells[5]) > 0)
/** What the table there tells of each task: pages, taps, letters, seconds, and the bar of seconds. */
export const TASKS = new Map(measured.map(([task, ...cells]) => [task!, cells.map(Number)]))
/** Where to put the finger, and how wide and high at the least what answers to it is; false: it is out of sight or covered. */
const spotOf = (one: Element) => {
  const box = one.matches('[type=radio], [type=checkbox]') ? ((one as HTMLInputElement).labels?.[0] ?? one) : one
  box.scrollIntoView({ block: 'center', behavior: 'instant' })
  const { left, top, width, height } = [...box.getClientRects()].sort((a, b) => b.width - a.width)[0]!
  const [x, y] = [left + width / 2, top + height / 2]
  const answers = (dx: number, dy: number): boolean => {
    const at = document.elementFromPoint(x + dx, y + dy)
    return at !== null && (box.contains(at) || at.closest('label')?.control === one)
  }
  const reach = (dx: number, dy: number, far = 0): number =>
    far < 60 && answers(dx * (far + 1), dy * (far + 1)) ? reach(dx, dy, far + 1) : far
  return answers(0, 0) && { x, y, size: 1 + Math.min(reach(0, 1) + reach(0, -1), reach(1, 0) + reach(-1, 0)) }
}

type Heading = string | RegExp
/** A slow hand on a phone with large letters: it taps and types, and the clock of the city goes on by what it takes. */
export async function handOf(page: Page, clock: { now: string }) {
  await page.goto('/prefs?large=1&to=/guide')
  const done = { pages: 0, taps: 0, letters: 0 }
  const spend = (act: keyof typeof SECONDS, times = 1): void => {
    done[`${act}s`] += times
    clock.now = new Date(Date.parse(clock.now) + SECONDS[act] * times * 1000).toISOString()
  }
  page.on('domcontentloaded', () => spend('page')) // A redirect on the way shows none.
  const finds = async (at: Locator) => {
    const spot = await at.first().evaluate(spotOf)
    assert.ok(spot && spot.size >= 44, `${at} is out of sight, or narrower than a thumb: ${JSON.stringify(spot)}`)
    return spot
  }
  const taps = async (at: Locator): Promise<void> => {
    const { x, y } = await finds(at)
    spend('tap')
    await page.touchscreen.tap(x, y)
  }
  const arrives = async (heading: Heading): Promise<void> => {
    await page.getByRole('heading', { name: heading }).first().waitFor()
    const wide = await page.locator('html').evaluate(({ scrollWidth, clientWidth }) => scrollWidth - clientWidth)
    assert.ok(wide <= 0, `${heading} scrolls sideways by ${wide} px`)
  }
  const goes = async (at: Locator, heading: Heading): Promise<void> => {
    await Promise.all([page.waitForEvent('domcontentloaded'), taps(at)])
    await arrives(heading)
  }
  const types = async (at: Locator, words: string): Promise<void> => {
    await taps(at)
    await page.keyboard.insertText(words)
    spend('letter', [...words].length)
    assert.ok((await at.inputValue()).endsWith(words))
  }
  /** The list is opened, and one of it chosen. */
  const picks = async (at: Locator, wanted: string): Promise<void> => {
    await finds(at)
    spend('tap', 2)
    await at.selectOption(await at.getByText(wanted).first().getAttribute('value'))
  }
  /** Refuses a task that takes more, or less, than its row tells, or longer than its bar. */
  const asTold = (task: string): void => {
    const [bar = 0, ...told] = TASKS.get(task)!.toReversed()
    const took = Math.round(SECONDS.page * done.pages + SECONDS.tap * done.taps + SECONDS.letter * done.letters)
    assert.deepEqual([...Object.values(done), took], told.reverse(), `${task}: pages, taps, letters, seconds`)
    assert.ok(took <= bar, `${task}: ${took} seconds`)
  }
  const opens = (path: string, heading: Heading) => page.goto(path).then(() => arrives(heading))
  const presses = (name: string, heading: Heading) => goes(page.getByRole('button', { name, exact: true }), heading)
  const follows = (name: string, heading: Heading) => goes(page.getByRole('link', { name, exact: true }), heading)
  return { done, taps, opens, goes, types, picks, presses, follows, asTold }
}
