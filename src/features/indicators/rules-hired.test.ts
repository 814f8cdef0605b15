import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { demoApp } from '../../../seed/testing.ts'
import { hiredYears } from './rules-hired.ts'

describe('のべ雇用数', () => {
  const own = [
    { year: 2023, count: 4 },
    { year: 2026, count: 2 },
  ]
  it('adds up from the first year of which something is known, also over years without any', () =>
    assert.deepEqual(
      hiredYears(own, [
        { fiscal_year: 2024, count: 10 },
        { fiscal_year: 2024, count: 5 },
      ]),
      [
        { year: 2023, own: 4, entered: null, sum: 4, all: 4 },
        { year: 2024, own: 0, entered: 15, sum: 15, all: 19 },
        { year: 2025, own: 0, entered: null, sum: 0, all: 19 },
        { year: 2026, own: 2, entered: null, sum: 2, all: 21 },
      ],
    ))
  it('begins with what others reported, and is nothing where nothing is known', () => {
    assert.equal(hiredYears(own, [{ fiscal_year: 2010, count: 230 }])[0]!.all, 230)
    assert.deepEqual(hiredYears([], []), [])
  })

  it('stands on its page, and each number of the desk opens as many decisions', async () => {
    const { login } = await demoApp()
    const [tanaka, kansa] = [await login('tanaka'), await login('kansa')]
    const html = await (await tanaka.get('/staff/indicators/hired')).text()
    const cells = [...html.matchAll(/href="(\/staff\/indicators\/outcomes\?key=hired[^"]+)">([\d,]+)</g)]
    assert.ok(cells.length > 0)
    for (const [, href, count] of cells) {
      const list = await (await tanaka.get(href!.replaceAll('&amp;', '&'))).text()
      if (count === '0') assert.match(list, /この期間に数える記録はありません/)
      else assert.match(list, new RegExp(`数えた記録<span class="count">${count}件`))
    }
    const seen = await (await kansa.get('/staff/indicators/hired')).text()
    assert.match(seen, /はじめからの計/)
    assert.doesNotMatch(seen, /outcomes\?key/)
  })
})
