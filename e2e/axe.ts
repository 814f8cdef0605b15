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

// It loads no style sheets for rules that are experimental, none of which is asked for.
const run = (where = 'document', options: object = {}) =>
  `axe.run(${where}, ${JSON.stringify({ resultTypes: ['violations'], preload: false, ...options })}).then(({ violations }) => violations)`
/** Where the same is shown in the same colours, they stand out as much (colours are most of the work). */
const BUT_COLOURS = BY_LAYOUT.filter(rule => rule !== 'color-contrast')
const BUT_LAYOUT = { rules: Object.fromEntries(BY_LAYOUT.map(rule => [rule, { enabled: false }])) }

/**
 * Refuses a page on which axe finds anything (WCAG 2.2 A and AA and best practices), or that scrolls sideways. The page
 * must be open with JavaScript: without it axe waits for ever.
 */
export async function assertAccessible(page: Page, what: string): Promise<void> {
  await page.waitForLoadState()
  await page.evaluate(source)
  await assertFound(page, run(), what)
}

/**
 * The same of a page of which that was asserted at another width, where it showed what `before` says: all of what is shown
 * at this width alone, and of the rest what rests on where it stands.
 */
export async function assertAsAccessible(page: Page, before: Shown, what: string): Promise<void> {
  const fresh = await page.evaluate(markFresh, before.shown)
  if (fresh === 'other') return assertFound(page, run(), what)
  // At its end a bar that stays in sight stands in its own place, and hides nothing.
  await page.evaluate(() => window.scrollTo(0, document.body.scrollHeight))
  const { colours } = await shown(page)
  const same = fresh === 'none' && colours === before.colours
  await assertFound(page, run('document', { runOnly: same ? BUT_COLOURS : BY_LAYOUT }), what)
  if (fresh === 'some') await assertFound(page, run("'[data-fresh]'", BUT_LAYOUT), what)
}

/** Marks what is shown and was not; `other` where the page has become another one meanwhile. */
function markFresh(before: string): 'none' | 'some' | 'other' {
  const all = [...document.querySelectorAll('*')]
  if (all.length !== before.length) return 'other'
  const fresh = all.filter((one, at) => before[at] === '0' && one.checkVisibility())
  for (const one of fresh) if (!one.parentElement?.closest('[data-fresh]')) one.setAttribute('data-fresh', '')
  return fresh.length > 0 ? 'some' : 'none'
}

/** Which of the elements of a page are shown, in their order; and the colours, on what, and letters of those that are. */
export type Shown = { shown: string; colours: string }
export const shown = (page: Page): Promise<Shown> =>
  page.evaluate(() => {
    const all = [...document.querySelectorAll('*')].map(one => ({ one, seen: one.checkVisibility() }))
    const looks = all
      .filter(({ seen }) => seen)
      .map(({ one }) => {
        const { color, backgroundColor, backgroundImage, opacity, fontSize, fontWeight } = getComputedStyle(one)
        // Large letters may stand out less (WCAG 2.2, 1.4.3).
        const large = Number.parseFloat(fontSize) >= (Number(fontWeight) >= 700 ? 18.66 : 24)
        return [color, backgroundColor, backgroundImage, opacity, large].join()
      })
    return { shown: all.map(({ seen }) => Number(seen)).join(''), colours: looks.join(';') }
  })

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
