import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { newId } from '#platform/ids.ts'
import { accept, filled } from '#platform/submitted.ts'
import { aheadOf, askable, handOverForm, isWhatIf, nextMonday, planForm, whatIfOf } from './forms.ts'

// A Saturday.
const TODAY = '2026-11-21'
const [SLOT, NAKAMURA] = [newId(), newId()]
const wrongIn = (result: { ok: true } | { ok: false; errors: object }): string[] =>
  result.ok ? [] : Object.keys(result.errors).sort()

describe('the Monday after a day', () => {
  for (const [day, monday] of [
    ['2026-11-21', '2026-11-23'],
    ['2026-11-22', '2026-11-23'],
    ['2026-11-23', '2026-11-30'],
    ['2026-12-31', '2027-01-04'],
    ['2028-02-29', '2028-03-06'],
  ] as const)
    test(day, () => assert.equal(nextMonday(day), monday))
})

describe('a new plan looks ahead from a Monday over weeks that are known', () => {
  const good = { name: '12月の案', from: '令和8年11月30日', weeks: '4', activities: '2' }
  for (const [why, over, wrong] of [
    ['four weeks from a Monday', {}, []],
    ['one week', { weeks: '１週' }, []],
    ['twelve', { weeks: '12' }, []],
    ['thirteen', { weeks: '13' }, ['weeks']],
    ['none', { weeks: '0' }, ['weeks']],
    ['half a week', { weeks: '1.5' }, ['weeks']],
    ['one activity each', { activities: '１つ' }, []],
    ['nine', { activities: '9' }, []],
    ['ten', { activities: '10' }, ['activities']],
    ['none at all', { activities: '0' }, ['activities']],
    ['no name', { name: '' }, ['name']],
    ['a name of 81 letters', { name: '案'.repeat(81) }, ['name']],
    ['a Monday that is over', { from: '2026-11-16' }, ['from']],
    ['a Sunday', { from: '2026-11-29' }, ['from']],
    ['31 November', { from: '2026-11-31' }, ['from']],
  ] as const)
    test(why, () =>
      assert.deepEqual(wrongIn(accept(planForm(TODAY), filled({ ...good, ...over }), aheadOf(TODAY))), wrong),
    )
  test('today may be the first day where it is a Monday', () => {
    assert.deepEqual(aheadOf('2026-11-30')({ from: '2026-11-30' }), {})
    assert.match(aheadOf('2026-12-01')({ from: '2026-11-30' })['from'] ?? '', /きょうより前/)
  })
  test('another weekday is told with the Monday that comes', () =>
    assert.match(aheadOf(TODAY)({ from: '2026-12-31' })['from'] ?? '', /令和9年1月4日（月）/))
  test('nothing ticked means all areas and all legal forms', () => {
    const read = accept(planForm(TODAY), filled(good))
    assert.deepEqual(read.ok && [read.value.areas, read.value.kinds], [[], []])
  })
  test('one person has two activities where nothing else is said', () => {
    const read = accept(planForm(TODAY), filled({ ...good, activities: '' }))
    assert.equal(read.ok && read.value.activities, 2)
  })
})

describe('who is handed over is named, with somebody who asks and a day until which there is time', () => {
  const good = { whom: 'all', owner: newId(), due: TODAY }
  for (const [why, over, wrong] of [
    ['all, until today', {}, []],
    ['until yesterday', { due: '2026-11-20' }, ['due']],
    ['without a day', { due: '' }, ['due']],
    ['by nobody', { owner: '' }, ['owner']],
    ['by a name that is no id', { owner: 'sato' }, ['owner']],
    ['one of them', { whom: 'chosen', people: [NAKAMURA] }, []],
    ['some, but nobody is ticked', { whom: 'chosen' }, ['people']],
    ['neither all nor some', { whom: '' }, ['whom']],
  ] as const)
    test(why, () =>
      assert.deepEqual(wrongIn(accept(handOverForm(TODAY), filled({ ...good, ...over }), askable(TODAY))), wrong),
    )
})

describe('もし…なら changes one thing within its limits', () => {
  for (const [kind, typed, wrong] of [
    ['hours', { opportunity: SLOT, hours: '0.5' }, []],
    ['hours', { opportunity: SLOT, hours: '12時間' }, []],
    ['hours', { opportunity: SLOT, hours: '12.5' }, ['hours']],
    ['hours', { opportunity: SLOT, hours: '0' }, ['hours']],
    ['hours', { opportunity: SLOT, hours: '1.3' }, ['hours']],
    ['hours', { hours: '2' }, ['opportunity']],
    ['seats', { slot: SLOT, more: '1' }, []],
    ['seats', { slot: SLOT, more: '50席' }, []],
    ['seats', { slot: SLOT, more: '51' }, ['more']],
    ['seats', { slot: SLOT, more: '0' }, ['more']],
    ['reach', { km: '２０ｋｍ' }, []],
    ['reach', { km: '20.5' }, ['km']],
    ['reach', { area: SLOT, km: '' }, ['km']],
  ] as const)
    test(`${kind} ${JSON.stringify(Object.values(typed).at(-1))}`, () =>
      assert.deepEqual(wrongIn(whatIfOf(kind, filled(typed))), wrong))
  test('a reach without an area is that of everybody', () => {
    const read = whatIfOf('reach', filled({ km: '2' }))
    assert.deepEqual(read.ok && read.value, { kind: 'reach', area: null, km: 2 })
  })
  test('only the three are known', () =>
    assert.deepEqual(['hours', 'seats', 'reach', 'wage', ''].map(isWhatIf), [true, true, true, false, false]))
})
