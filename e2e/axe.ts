import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { Page } from 'playwright-core'

const source = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

type Violation = { id: string; nodes: { target: string[]; failureSummary?: string }[] }

/**
 * What axe finds by where things stand, how they look and how large they are. What it finds besides is said of the elements
 * that are shown, whatever the width.
 */
const BY_LAYOUT = ['color-contrast', 'link-in-text-block', 'scrollable-region-focusable', 'skip-link', 'target-size']

const COLOURS = 'color-contrast'
// It loads no style sheets for rules that are experimental, none of which is asked for.
const run = (where = 'document', options: object = {}) =>
  `axe.run(${where}, ${JSON.stringify({ resultTypes: ['violations'], preload: false, ...options })}).then(({ violations }) => violations)`
const without = (rules: readonly string[]) => ({
  rules: Object.fromEntries(rules.map(rule => [rule, { enabled: false }])),
})
const ONLY_LAYOUT = { runOnly: BY_LAYOUT.filter(rule => rule !== COLOURS) }

/**
 * Refuses a page on which axe finds anything (WCAG 2.2 A and AA and best practices), or that scrolls sideways. The page
 * must be open with JavaScript: without it axe waits for ever.
 */
export async function assertAccessible(page: Page, what: string): Promise<void> {
  await page.waitForLoadState()
  await page.evaluate(source)
  await assertWhole(page, what)
}

/**
 * The same of a page of which that was asserted at another width, where it showed what `before` says: all of what is shown
 * at this width alone, and of the rest what rests on where it stands.
 */
export async function assertAsAccessible(page: Page, before: string, what: string): Promise<void> {
  const fresh = await page.evaluate(markFresh, before)
  if (fresh === 'other') return assertWhole(page, what)
  // At its end a bar that stays in sight stands in its own place, and hides nothing.
  await page.evaluate(() => window.scrollTo(0, document.body.scrollHeight))
  await assertFound(page, run('document', ONLY_LAYOUT), what)
  await assertColours(page, what)
  if (fresh === 'some') await assertFound(page, run("'[data-fresh]'", without(BY_LAYOUT)), what)
}

async function assertWhole(page: Page, what: string): Promise<void> {
  await assertFound(page, run('document', without([COLOURS])), what)
  await assertColours(page, what)
}

/** What stood out on a page of this run, as letters on grounds: to measure colours is two thirds of what axe does. */
const standsOut = new Set<string>()

async function assertColours(page: Page, what: string): Promise<void> {
  const fresh = await page.evaluate(markColours, [...standsOut])
  if (fresh.length === 0) return
  await assertFound(page, run("'[data-colours]'", { runOnly: [COLOURS] }), what)
  for (const one of fresh) standsOut.add(one)
}

/**
 * Marks the letters that are shown in a way that is not among the known ones, and gives their ways: colour, size and weight,
 * and all grounds below them. What lies on a picture is measured each time.
 */
function markColours(known: readonly string[]): string[] {
  for (const one of document.querySelectorAll('[data-colours]')) one.removeAttribute('data-colours')
  const OWN = 'its own'
  const seen = new Set(known)
  const fresh = new Set<string>()
  const letters = (one: Element) =>
    one.matches('input, select, textarea') ||
    [...one.childNodes].some(({ nodeType, textContent }) => nodeType === Node.TEXT_NODE && textContent?.trim())
  const way = (one: Element): string => {
    const { color, fontSize, fontWeight, textShadow } = getComputedStyle(one)
    const grounds = []
    for (let at: Element | null = one; at; at = at.parentElement) {
      const { backgroundColor, backgroundImage, opacity, position } = getComputedStyle(at)
      if (backgroundImage !== 'none') return OWN
      const ground = [backgroundColor, opacity, position.replace('relative', 'static')].join()
      if (ground !== 'rgba(0, 0, 0, 0),1,static') grounds.push(ground)
    }
    return [color, fontSize, fontWeight, textShadow, one.matches(':disabled, [aria-disabled]'), ...grounds].join()
  }
  for (const one of document.querySelectorAll('body *')) {
    if (!letters(one) || !one.checkVisibility() || one.closest('.sr')) continue
    const its = way(one)
    if (its !== OWN && seen.has(its)) continue
    one.setAttribute('data-colours', '')
    seen.add(its)
    fresh.add(its)
  }
  return [...fresh]
}

/** Marks what is shown and was not; `other` where the page has become another one meanwhile. */
function markFresh(before: string): 'none' | 'some' | 'other' {
  const all = [...document.querySelectorAll('*')]
  if (all.length !== before.length) return 'other'
  const fresh = all.filter((one, at) => before[at] === '0' && one.checkVisibility())
  for (const one of fresh) if (!one.parentElement?.closest('[data-fresh]')) one.setAttribute('data-fresh', '')
  return fresh.length > 0 ? 'some' : 'none'
}

/** Which of the elements of a page are shown, in their order. */
export const shown = (page: Page): Promise<string> =>
  page.evaluate(() => [...document.querySelectorAll('*')].map(one => Number(one.checkVisibility())).join(''))

async function assertFound(page: Page, run: string, what: string): Promise<void> {
  const violations = (await page.evaluate(run)) as Violation[]
  const found = violations.map(
    ({ id, nodes }) =>
      `${id}: ${nodes
        .slice(0, 3)
        .map(node => `${node.target.join(' ')} ${node.failureSummary ?? ''}`)
        .join(' | ')}`,
  )
  assert.deepEqual(found, [], `axe on ${what}`)
  const sideways = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  )
  assert.ok(sideways <= 0, `${what} scrolls sideways by ${sideways} px`)
}
