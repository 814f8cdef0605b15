import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { Page } from 'playwright-core'

const source = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

type Violation = { id: string; nodes: { target: string[]; failureSummary?: string }[] }

/**
 * Refuses a page on which axe finds anything (WCAG 2.2 A and AA and best practices), or that scrolls sideways. The page
 * must be open with JavaScript: without it axe waits for ever.
 */
export async function assertAccessible(page: Page, what: string): Promise<void> {
  await page.waitForLoadState()
  await page.evaluate(source)
  const violations = (await page.evaluate(
    'axe.run(document, { resultTypes: ["violations"] }).then(result => result.violations)',
  )) as Violation[]
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
