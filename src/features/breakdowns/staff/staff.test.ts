import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { registerMunicipality } from '#platform/register.ts'
import { KASHIWA } from '../../../../seed/city.ts'
import { limitedCity } from '../../../../seed/limited.ts'
import { breakdownsOf } from '../index.ts'

const city = await limitedCity()
const { database, owner, login, enter } = city
const [manager, auditor, contributor, kita] = [
  await login('tanaka'),
  await login('kansa'),
  await login('inoue'),
  await enter('kita'),
]
const open = async (browser: typeof manager, path: string) => {
  const response = await browser.get(path)
  return { status: response.status, text: (await response.text()).replaceAll('&amp;', '&') }
}
const words = (page: string) => page.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ')
/** Every number that opens what it counts, with the way there. */
const linked = (page: string) =>
  [...page.matchAll(/<a href="(\/staff\/breakdowns\/records[^"]*)">([\d,]+)<\/a>/g)].map(([, href, number]) => ({
    href: href!,
    number: Number(number!.replace(',', '')),
  }))
/** The last page of the records says the number too, and ends with the last of them. */
async function opensAll({ href, number }: ReturnType<typeof linked>[number]): Promise<void> {
  const last = Math.ceil(number / 50)
  const list = await open(manager, `${href}&page=${last}`)
  assert.equal(list.status, 200, href)
  assert.match(words(list.text), new RegExp(`数えた記録 ${number.toLocaleString('ja')}件`), href)
  assert.equal(list.text.split('<th scope="row"').length - 1, number - 50 * (last - 1), href)
}
const numbersIn = (page: string) =>
  [...page.matchAll(/<td class="number"[^>]*>([\d,]+)<\/td>/g)].map(([, number]) => Number(number!.replace(',', '')))

describe('the breakdowns of a period', () => {
  it('give whoever sees people the whole figures, each opening as many records as it says, to the last', async () => {
    const { text } = await open(manager, '/staff/breakdowns?fy=2026')
    const all = linked(text)
    assert.ok(all.length > 60)
    for (const one of all) await opensAll(one)
    assert.doesNotMatch(text, /伏せた数<\/td>/)
  })

  for (const view of ['funnel', 'costs', 'equity'])
    it(`open as many at ${view}`, async () => {
      const all = linked((await open(manager, `/staff/breakdowns/${view}?fy=all`)).text)
      assert.ok(all.length > 5)
      for (const one of all) await opensAll(one)
    })

  it('say what nobody asked in a line of its own', async () => {
    const { text } = await open(manager, '/staff/breakdowns?fy=2026')
    for (const line of ['名前を聞いていない方', 'お住まいを聞いていない方', '相談の記録がない方', '聞いていない方'])
      assert.match(words(text), new RegExp(line))
  })

  for (const [who, browser] of [
    ['an auditor', auditor],
    ['a contributor', contributor],
    ['a counsellor who sees a part', kita],
  ] as const)
    it(`give ${who} no number below ten, and nothing to open`, async () => {
      for (const period of ['fy=2026', 'fy=2026&q=2', 'fy=2025', 'fy=all'])
        for (const path of ['/staff/breakdowns', '/staff/breakdowns.csv']) {
          const { status, text } = await open(browser, `${path}?${period}`)
          assert.equal(status, 200)
          assert.match(text, /10未満/)
          assert.match(text, /伏せた数/)
          assert.deepEqual(linked(text), [])
          const found = path.endsWith('.csv')
            ? [...text.matchAll(/,(\d+)(?=[,\r\n])/g)].map(([, number]) => Number(number))
            : numbersIn(text)
          assert.ok(found.length > 10)
          assert.deepEqual(
            found.filter(one => one > 0 && one < 10),
            [],
          )
        }
    })

  it('open no record to whoever sees a part of the people or none', async () => {
    const path = '/staff/breakdowns/records?of=consultations&by=all&fy=2026'
    assert.match((await open(kita, path)).text, /市全体の方を見られる職員だけ/)
    assert.equal((await open(auditor, path)).status, 403)
    assert.equal((await open(contributor, path)).status, 403)
  })

  for (const [query, says] of [
    ['fy=2150', /まだ/],
    ['fy=2003', /記録なし/],
    ['fy=1999', /そのような期間はありません/],
    ['fy=ことし', /そのような期間はありません/],
    ['fy=2026&q=5', /そのような期間はありません/],
    ['fy=all&q=1', /そのような期間はありません/],
    ['fy=２０２６&q=３', /令和8年度 第3四半期/],
  ] as const)
    it(`asked for ${query} say so`, async () => {
      const { status, text } = await open(manager, `/staff/breakdowns?${query}`)
      assert.equal(status, 200)
      assert.match(words(text), says)
    })

  for (const query of [
    '',
    'of=nothing&fy=2026',
    'of=registered&by=shoes&fy=2026',
    'of=registered&fy=2026&q=9',
    'of=consultations&by=means&fy=2026',
  ])
    it(`open no list for "${query}"`, async () =>
      assert.equal((await open(manager, `/staff/breakdowns/records?${query}`)).status, 404))
})

describe('a city without records', () => {
  it('says that there are none yet, and shows nothing of its neighbour', async () => {
    const other = await registerMunicipality(owner, {
      ...KASHIWA,
      code: '122220',
      name: '我孫子市',
      host: 'abiko.example',
    })
    for (const whole of [true, false]) {
      const figures = await database.read({ lane: 'job', municipality: other }, db =>
        breakdownsOf(db, { year: 2026, quarter: null }, { whole, today: '2026-11-21' }),
      )
      assert.equal(figures.first, null)
      for (const { lines, total } of figures.tables)
        for (const { cells } of [...lines, total!])
          assert.ok(cells.every(({ state, value }) => value === null && state !== 'shown'))
    }
  })
})
