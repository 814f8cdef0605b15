import assert from 'node:assert/strict'
import { describe, it, test } from 'node:test'
import { MEANS, type Means } from '#features/kinds/index.ts'
import { gazetteer } from '#features/places/index.ts'
import { demoApp } from '../../../../seed/testing.ts'
import { ANYTHING } from './criteria.ts'
import { goalOf, reachOf, timesAsked, timesKept, waysAsked } from './reach.ts'
import { cardRows, countUnknown, listOpen } from './store.ts'
import { eveningBits, timesOf, weekOf } from './week.ts'

const { database, municipality, clock } = await demoApp()
const today = clock.now.slice(0, 10)
const AM = 1
const [PM, NIGHT, SATURDAY_AM, SUNDAY_NIGHT] = [2, 4, 8, 32]

describe('the times by which buses go', () => {
  for (const [asked, on, times] of [
    ['tue-am', null, AM],
    ['weekday-pm', null, PM],
    ['night', null, NIGHT | SUNDAY_NIGHT],
    ['sat-am', null, SATURDAY_AM],
    ['', '2026-12-05', 0b111000],
    ['', '2026-12-04', 0b000111],
    ['tue-am', '2026-12-05', AM],
    ['', null, 0],
  ] as const)
    it(`asked ${asked || 'for none'}${on ? ` on ${on}` : ''}: ${times.toString(2)}`, () =>
      assert.equal(timesAsked({ when: asked ? timesOf(asked)! : 0, on }), times))
  const slot = (weekday: number, from: number, to: number) => [{ weekday, from, to }]
  for (const [what, bits, times] of [
    ['a Tuesday morning', weekOf([1], ['am']), AM],
    ['a Saturday morning', weekOf([5], ['am']), SATURDAY_AM],
    ['a Tuesday evening is no afternoon', weekOf([1], ['pm']) | eveningBits(slot(1, 1080, 1200)), NIGHT],
    ['a Tuesday from five to eight is both', weekOf([1], ['pm']) | eveningBits(slot(1, 1020, 1200)), PM | NIGHT],
    [
      'a Sunday evening, weeks of which bits stand highest',
      weekOf([6], ['pm']) | eveningBits(slot(6, 1080, 1200)),
      SUNDAY_NIGHT,
    ],
    ['nothing known', 0, 0],
  ] as const)
    it(`kept of ${what}`, () => assert.equal(timesKept(bits), times))
})

/** All that is open, with how it is told on a card. */
const everything = (from: string, when: number) =>
  database.read({ lane: 'public', municipality }, async db => {
    const places = await gazetteer(db, municipality, today)
    const place = [...places.facilities, ...places.towns].find(({ name }) => name === from)!
    const criteria = { ...ANYTHING, when, from: place, size: 1000 }
    const all = await listOpen(db, criteria, today, null)
    const rows = await cardRows(
      db,
      all.hits.map(({ id }) => id),
    )
    const to = waysAsked(criteria, places)!
    const ways = rows.map(row => {
      const goal = goalOf(row, places)
      return { id: row.id, minutes: goal && to(goal).minutes }
    })
    const within = async (means: Means, minutes: number) => {
      const asked = { ...criteria, means, minutes }
      const listing = await listOpen(db, asked, today, reachOf(asked, places))
      return {
        ids: listing.hits.map(({ id }) => id).sort(),
        unknown: await countUnknown(db, asked, today, reachOf(asked, places)),
      }
    }
    const found = []
    for (const means of MEANS)
      for (const minutes of [5, 15, 25, 40, 60]) found.push({ means, minutes, ...(await within(means, minutes)) })
    return { ways, found }
  })

for (const [from, asked] of [
  ['柏駅', ''],
  ['柏駅', 'weekday-am'],
  ['松葉町二丁目', 'night'],
  ['西原三丁目', 'weekend'],
  ['高柳駅', 'tue-pm'],
  ['酒井根', ''],
] as const)
  test(`from ${from}${asked && ` at ${asked}`} the database finds exactly what the cards tell to be as near, by every means`, async t => {
    const when = asked ? timesOf(asked)! : 0
    const { ways, found } = await everything(from, when)
    let byBus = 0
    for (const { means, minutes: most, ids, unknown } of found) {
      const near = ways.filter(({ minutes }) => {
        const taken = Math.min(minutes?.[means] ?? 999, means === 'bus' ? (minutes?.walk ?? 999) : 999)
        return taken <= most
      })
      if (means === 'bus') byBus += near.filter(({ minutes }) => minutes?.bus !== undefined).length
      assert.deepEqual(ids, near.map(({ id }) => id).sort(), `${means} ${most}`)
      if (when === 0) assert.equal(unknown, ways.filter(({ minutes }) => minutes === null).length)
    }
    t.diagnostic(`${byBus} by bus`)
    if (from === '柏駅') assert.ok(byBus > 0)
  })
