import assert from 'node:assert/strict'
import { before, describe, test } from 'node:test'
import { crawl } from '#platform/malformed/crawl.ts'
import { type Browserless, demoApp } from '../seed/testing.ts'

// What somebody types is words, wherever it is shown: no page runs it, no spreadsheet reckons with it.

const city = await demoApp()
const TYPED = `=1+1,"'><img src=x onerror=alert(1)>`

/** Forms by which words are kept, as the desk's pages hold them. */
const KEEPS = /\/(new|edit(\/[\w-]+)?|consultations|requests|words|note|anonymous|done|exclusions|consents)(\?|$)/
/** A field that words can be typed into: it is empty, or words stand in it. */
const isWords = ([name, value]: [string, string]): boolean =>
  !/^(once|version|who|from|back|to)$|kana|_on$|phone|minutes|hours/.test(name) &&
  (value === '' || /[ぁ-ん一-龯]/.test(value))

/** What a form asks for besides. */
const NEEDED = { minutes: '30', phone: '04-7000-3333', hours: '2' }

let suzuki: Browserless
const kept = new Set<string>()

before(async () => {
  suzuki = await city.login('suzuki')
  const { forms } = await crawl(suzuki.get, ['/staff'], 250)
  const kinds = new Set<string>()
  for (const { action, fields } of forms) {
    const kind = action.replaceAll(/[0-9a-f]{8}-[0-9a-f-]{27}/g, ':id')
    if (!KEEPS.test(action) || kinds.has(kind)) continue
    kinds.add(kind)
    let version = Number(fields['version'] ?? 0)
    const send = async (words: Record<string, string>) => {
      const { status } = await suzuki.post(action, { ...rest, version: String(version), ...words })
      assert.ok(status < 500, `${status} to ${action} with ${Object.keys(words)}`)
      if (status !== 303) return
      version++
      kept.add(`${kind} ${Object.keys(words)}`)
    }
    const { once: _, rows: __, ...rest }: Record<string, string> = { ...fields, ...NEEDED }
    const names = Object.entries(fields)
      .filter(isWords)
      .map(([name]) => name)
    // All at once; then one after the other, since one that takes no such words keeps the others from being taken.
    await send(Object.fromEntries(names.map(name => [name, TYPED])))
    for (const name of names) await send({ [name]: TYPED })
  }
})

describe('words that are markup and a formula', () => {
  test('are taken in many fields', () => assert.ok(kept.size > 8, [...kept].join('\n')))

  test('stand on the pages of staff and of visitors as they were typed, and do nothing', async () => {
    let shown = 0
    for (const [browser, start] of [
      [suzuki, '/staff'],
      [city.visitor, '/'],
    ] as const)
      for (const path of (await crawl(browser.get, [start], 200)).paths) {
        const html = await (await browser.get(path)).text()
        if (path.includes('.csv')) continue
        assert.doesNotMatch(html, /<img src=x/, path)
        assert.doesNotMatch(html, /["'](>|&gt;)(<|&lt;)img src=x/, path)
        if (html.includes('&lt;img src=x')) shown++
      }
    assert.ok(shown > 5, String(shown))
  })

  test('are no formula in a list that is taken away', async () => {
    for (const path of ['/staff/consultations.csv', '/staff/proposals.csv', '/staff/indicators.csv'])
      assert.doesNotMatch(await (await suzuki.get(path)).text(), /(^|,)"?[=+@]/m, path)
  })
})
