import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import { after, before, describe, it } from 'node:test'
import type { Browser, Page as Tab } from 'playwright-core'
import { launch } from '../../e2e/browser.ts'
import { serveExamples } from './example-server.ts'
import { examples as sheets } from './print.ts'

type Violation = { id: string; nodes: { html: string; failureSummary?: string }[] }
type Axe = { run: (options: object) => Promise<{ violations: Violation[] }> }

const axeSource = await readFile(new URL(import.meta.resolve('axe-core/axe.min.js')), 'utf8')

/** What axe finds, with text contrast held to 7:1 and targets to their size; one line each. */
const violations = async (tab: Tab): Promise<string[]> => {
  const found = await tab.evaluate(async () => {
    const { axe } = globalThis as unknown as { axe: Axe }
    const rules = { 'color-contrast-enhanced': { enabled: true }, 'target-size': { enabled: true } }
    return (await axe.run({ rules, resultTypes: ['violations'] })).violations
  })
  return found.flatMap(rule => rule.nodes.map(node => `${rule.id}: ${node.html.slice(0, 200)} ${node.failureSummary}`))
}

/** Takes pictures to look at into the folder named by UI_PICTURES. */
const picture = async (tab: Tab, name: string) => {
  const folder = process.env['UI_PICTURES']
  if (folder) await tab.screenshot({ path: `${folder}/ui-${name}.png`, fullPage: true })
}

describe('every part in every state', () => {
  let browser: Browser
  let tab: Tab
  let server: Awaited<ReturnType<typeof serveExamples>>
  const troubles: string[] = []

  before(async () => {
    server = await serveExamples()
    browser = await launch()
    tab = await browser.newPage()
    tab.on('console', message => message.type() === 'error' && troubles.push(message.text()))
    tab.on('pageerror', error => troubles.push(error.message))
    tab.on('request', request => request.url().startsWith(server.origin) || troubles.push(request.url()))
  })
  after(async () => {
    await browser?.close()
    server?.close()
  })

  for (const kind of ['public', 'staff', 'paper']) {
    for (const prefs of ['normal', 'large-contrast']) {
      it(`can be read by everyone on ${kind} pages in ${prefs} letters, 360 and 1280 px wide`, async () => {
        await tab.goto(`${server.origin}/${kind}?${prefs}`)
        await tab.evaluate(axeSource)
        for (const width of [360, 1280]) {
          await tab.setViewportSize({ width, height: 900 })
          await picture(tab, `${kind}-${prefs}-${width}`)
          assert.deepEqual(await violations(tab), [])
          const needed = await tab.evaluate(() => document.documentElement.scrollWidth)
          assert.ok(needed <= width, `${needed} px are needed where there are ${width}`)
        }
      })
    }
  }

  it('gives residents targets of at least 44 px', async () => {
    await tab.goto(`${server.origin}/public`)
    await tab.setViewportSize({ width: 360, height: 900 })
    const small = await tab.$$eval(
      '.button, .tile, .choice, .links a, .call a, .pager a, .tabs a, select, .field > input',
      all =>
        all
          .filter(one => one.checkVisibility() && one.getBoundingClientRect().height < 44)
          .map(one => one.outerHTML.slice(0, 120)),
    )
    assert.deepEqual(small, [])
  })

  it('opens on paper what is folded on the screen', async () => {
    await tab.emulateMedia({ media: 'print' })
    assert.ok(await tab.locator('.chart .list').first().isVisible())
    assert.ok(await tab.locator('.paper-head').isVisible())
    assert.ok(await tab.locator('.top .wrap').isHidden())
    await tab.emulateMedia({ media: null })
  })

  it('prints each sheet on one A4 page', async () => {
    await tab.goto(`${server.origin}/paper`)
    const pdf = (await tab.pdf({ preferCSSPageSize: true })).toString('latin1')
    assert.deepEqual(pdf.match(/\/Count \d+/)?.[0], `/Count ${Object.keys(sheets).length}`)
  })

  it('asks nothing of another host and keeps the content security policy', () => {
    assert.deepEqual(troubles, [])
  })
})
