import assert from 'node:assert/strict'
import test from 'node:test'
import type { Page } from 'playwright-core'
import { openCity } from './app.ts'

// The button of a long form stays on the screen, without a script, and covers nothing that has the focus (WCAG 2.2, 2.4.11).

const { staff, database, municipality } = await openCity()
const { id } = await database.read({ lane: 'staff', municipality }, db =>
  db.selectFrom('person').select('id').where('closed_on', 'is', null).orderBy('number').executeTakeFirstOrThrow(),
)

const bottomOf = (page: Page) =>
  page
    .locator('.foot')
    .first()
    .evaluate(foot => innerHeight - foot.getBoundingClientRect().bottom)

/** The fields that begin under the button while they have the focus, gone through with the tab key. */
async function covered(page: Page): Promise<string[]> {
  const found: string[] = []
  await page.locator('form:has(.foot)').first().locator('input, select, textarea').first().focus()
  for (let step = 0; step < 60; step++) {
    const name = await page.evaluate(() => {
      const at = document.activeElement
      const foot = at?.closest('form')?.querySelector('.foot')
      if (!at || !foot || foot.contains(at)) return null
      const [field, bar] = [at.getBoundingClientRect(), foot.getBoundingClientRect()]
      return field.top < bar.bottom && field.top >= bar.top - 1 ? (at.getAttribute('name') ?? at.tagName) : ''
    })
    if (name === null) break
    if (name !== '') found.push(name)
    await page.keyboard.press('Tab')
  }
  return found
}

for (const [where, viewport] of [
  ['at a desk', { width: 1280, height: 720 }],
  ['with letters at 200 %', { width: 640, height: 360 }],
  ['on a phone', { width: 360, height: 640 }],
] as const)
  test(`the save button of a long form is in reach ${where}, and covers no field that is typed into`, async () => {
    const { page, context } = await staff('sato', { viewport, javaScriptEnabled: false })
    for (const path of [`/staff/people/${id}`, `/staff/people/${id}/edit/wishes`, `/staff/people/${id}/edit`]) {
      await page.goto(path)
      await page
        .locator('form:has(.foot)')
        .first()
        .locator('input:not([type=hidden]), textarea')
        .first()
        .scrollIntoViewIfNeeded()
      assert.ok((await bottomOf(page)) >= -1, `${path}: ${await bottomOf(page)}`)
      assert.deepEqual(await covered(page), [], path)
    }
    await context.close()
  })
