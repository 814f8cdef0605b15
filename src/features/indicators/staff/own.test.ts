import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { newId } from '#platform/ids.ts'
import { demoApp } from '../../../../seed/testing.ts'
import type { IndicatorRow, Standing } from '../actions.ts'
import { rowSeen, withOthers } from './own.ts'

const counted = (kind: string, fiscal_year: number, quarter: number, entries: number) => ({
  ...{ kind, fiscal_year, quarter, entries },
})
const cell = (actual: number | null, closed = false): Standing =>
  ({
    actual,
    target: 10,
    counted: 'whole',
    light: 'reached',
    part: null,
    base: null,
    ...(closed && { closed: {} }),
  }) as Standing
const row = (quarters: Standing[], basis = 'sum'): IndicatorRow =>
  ({
    counts: 'entries:seminar',
    basis,
    quarters,
    year: cell(9),
    forecast: { value: 12 },
    missing: 1,
  }) as unknown as IndicatorRow
const told = ({ quarters, year, missing }: IndicatorRow) => [...quarters.map(one => one.actual), year.actual, missing]

it('entries of others are where there are more than one sees', () => {
  const all = [counted('a', 2026, 1, 3), counted('a', 2026, 2, 3), counted('b', 2026, 1, 1)]
  const seen = [counted('a', 2026, 1, 3), counted('a', 2026, 2, 2)]
  assert.deepEqual(withOthers(all, seen), [counted('a', 2026, 2, 3), counted('b', 2026, 1, 1)])
})

describe('a figure that a department is told', () => {
  const all = [cell(1), cell(2), cell(3), cell(4)]
  const CASES: [says: string, given: IndicatorRow, others: ReturnType<typeof counted>[], told: (number | null)[]][] = [
    ['is whole where all entries are its own', row(all), [counted('other', 2026, 1, 1)], [1, 2, 3, 4, 9, 1]],
    [
      'is left out where others entered something, and the year with it',
      row(all),
      [counted('seminar', 2026, 2, 1)],
      [1, null, 3, 4, null, null],
    ],
    [
      'is told where that quarter is closed',
      row([cell(1), cell(2, true), cell(3), cell(4)]),
      [counted('seminar', 2026, 2, 1)],
      [1, 2, 3, 4, 9, 1],
    ],
    [
      'of the year is left out for what holds for more than a quarter',
      row(all),
      [counted('seminar', 2026, 0, 1)],
      [1, 2, 3, 4, null, null],
    ],
    ['is told for what others entered in another year', row(all), [counted('seminar', 2025, 2, 1)], [1, 2, 3, 4, 9, 1]],
    [
      'that is a state rests on all that was entered before',
      row(all, 'last'),
      [counted('seminar', 2026, 2, 1)],
      [1, null, null, null, null, null],
    ],
  ]
  for (const [says, given, others, expected] of CASES)
    it(says, () => assert.deepEqual(told(rowSeen(given, 2026, others)), expected))
})

describe('whoever enters for a department', () => {
  it('sees the indicators of its works with its own entries, opens them, and nothing of the others', async () => {
    const { login } = await demoApp()
    const [inoue, tanaka] = [await login('inoue'), await login('tanaka')]
    const page = async (path: string, who = inoue) => {
      const response = await who.get(path)
      return { status: response.status, html: (await response.text()).replaceAll('&amp;', '&') }
    }
    const { status, html } = await page('/staff/indicators?fy=2026')
    assert.equal(status, 200)
    const whole = (await page('/staff/indicators?fy=2026', tanaka)).html
    const names = (text: string) => [...text.matchAll(/<th scope="row"[^>]*>(.*?)<small/g)].map(([, name]) => name!)
    const [own, all] = [names(html), names(whole)]
    assert.ok(own.length > 0 && own.length < all.length, `${own.length} of ${all.length}`)
    assert.ok(own.every(name => all.includes(name)))
    assert.doesNotMatch(html, /\/staff\/indicators\/(outcomes|figures|hired|closings)|indicators\.csv/)
    const links = [...html.matchAll(/href="(\/staff\/entries\?[^"]+)"/g)].map(([, href]) => href!)
    assert.ok(links.length > 0)
    for (const href of links.slice(0, 3)) assert.equal((await page(href)).status, 200, href)
    for (const path of ['/staff/indicators.csv', '/staff/indicators/hired', '/staff/indicators/closings'])
      assert.equal((await page(path)).status, 403, path)
    assert.equal((await inoue.post('/staff/indicators/closings', { once: newId() })).status, 403)
  })
})

describe('whoever sees the whole plan and not all entries', () => {
  for (const who of ['sato', 'kansa'])
    it(`(${who}) opens no list that would be empty to them, and sees the numbers all the same`, async () => {
      const { login } = await demoApp()
      const [part, tanaka] = [await login(who), await login('tanaka')]
      const [seen, whole] = await Promise.all(
        [part, tanaka].map(async one => (await one.get('/staff/indicators?fy=2025')).text()),
      )
      assert.doesNotMatch(seen!, /href="\/staff\/entries\?/)
      assert.match(whole!, /href="\/staff\/entries\?kind=seminar-participants/)
      // In 第2四半期 nothing of it was entered: what holds was entered before.
      const areas = /href="(\/staff\/entries\?kind=model-areas[^"]*to=2025-09-30)"/.exec(whole!)![1]!
      assert.match(await (await tanaka.get(areas.replaceAll('&amp;', '&'))).text(), /いまの数　1か所/)
      assert.match(seen!, /141/)
      // What is closed opens by its figure.
      assert.match(seen!, /href="\/staff\/indicators\/figures\//)
    })
})
