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
const run = (rules?: readonly string[]) =>
  `axe.run(document, { resultTypes: ['violations'], preload: false${rules ? `, runOnly: ${JSON.stringify(rules)}` : ''} }).then(({ violations }) => violations)`

/**
 * Refuses a page on which axe finds anything (WCAG 2.2 A and AA and best practices), or that scrolls sideways. The page
 * must be open with JavaScript: without it axe waits for ever.
 */
export async function assertAccessible(page: Page, what: string): Promise<void> {
  await page.waitForLoadState()
  await page.evaluate(source)
  await assertFound(page, run(), what)
}

/** The same of a page of which that was asserted at another width, and that shows at this one what `shown` gave there. */
export const assertAsAccessible = async (page: Page, before: string, what: string): Promise<void> =>
  assertFound(page, run((await shown(page)) === before ? BY_LAYOUT : undefined), what)

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
