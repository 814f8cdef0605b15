import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { busesOf, type Gazetteer } from '#features/places/index.ts'
import { GROUND } from '#features/places/testing.ts'
import type { Shown } from '../find/store.ts'
import { fieldsOf } from '../terms/rules.ts'
import { activity } from '../testing.ts'
import { ASK_TEXT } from '../text.ts'
import { endedNotice, mapOf, originOf, paperTerms, peopleRows, teamLine, termRows, wayText } from './parts.ts'

const TODAY = '2026-11-21'
const PLACE = { lat: 35.86, lng: 139.97 }
const NEAR = { id: 's1', name: '柏駅', kind: 'station', lat: 35.862, lng: 139.971 }
const FAR = { id: 's2', name: '流山駅', kind: 'station', lat: 35.9, lng: 139.9 }
const HALL = { id: 'p1', name: '中央公民館', kind: 'place', lat: 35.861, lng: 139.97 }
const gazetteer = (facilities: unknown[]) => ({ ...GROUND, facilities, townOf: new Map() }) as unknown as Gazetteer
const TOWN = { name: '若柴', lat: 35.87, lng: 139.97 } as Parameters<typeof originOf>[1]
const shown = (over: Partial<Shown> = {}): Shown =>
  ({ ...activity('volunteering'), taken: 0, status: 'open', in_team: false, told: [], ...over }) as unknown as Shown

describe('from where the minutes are told', () => {
  for (const [why, place, from, facilities, expected] of [
    ['from the town that was asked for', PLACE, TOWN, [NEAR], ['若柴', true]],
    ['else from the nearest station', PLACE, null, [FAR, HALL, NEAR], ['柏駅', false]],
    ['from nowhere, where there is no station', PLACE, null, [HALL], null],
    ['from nowhere, where the place is not known', { lat: null, lng: null }, TOWN, [NEAR], null],
    ['from nowhere, where half of it is known', { lat: 35.86, lng: null }, TOWN, [NEAR], null],
  ] as const)
    test(why, () => {
      const origin = originOf(place, from, gazetteer([...facilities]))
      assert.deepEqual(origin && [origin.name, origin.asked], expected)
    })
})

test('the way is told as an estimate', () => {
  const far = { ...PLACE, lat: 35.9, half_days: 1, town_id: null }
  const told = (row: object, places = gazetteer([NEAR]), means: ('car' | 'walk')[] = []) =>
    wayText({ origin: originOf(PLACE, null, places), row: row as Shown, places, asked: { means, times: 0 } })
  assert.match(told({ ...far, ...PLACE }), /^柏駅から歩き\d+分・自転車\d+分（めやす）$/)
  assert.match(told(far), /自転車\d+分・バスおよそ\d+分（めやす）$/)
  assert.match(told(far, gazetteer([NEAR]), ['car']), /・車\d+分（めやす）$/)
  assert.equal(told({ ...far, lat: null }), '')
  const line = { name: 'x', both_ways: true, per_hour: [0, 0, 0, 6, 0, 0], stops: [0, 1], minutes: [0, 5] }
  const buses = busesOf([{ ...NEAR }, { name: '北', lat: 35.9, lng: 139.97 }], [line])
  const city = { ...gazetteer([NEAR]), buses }
  assert.match(told(far, city), /自転車\d+分（めやす）。その時間に行けるバスは、登録された路線にありません$/)
  assert.match(
    told({ ...far, lat: 35.87 }, city),
    /（めやす）$/,
    'nobody misses a bus on a way of a quarter of an hour',
  )
  assert.match(told({ ...far, half_days: 1 << 10 }, city), /・バス\d+分（めやす）$/)
})

test('a place that nobody knows has no map, and the home of somebody is drawn only where they named it', () => {
  const at = (over: object = {}) => ({ ...PLACE, place_name: '図書館', title: '本の会', ...over })
  assert.equal(mapOf(at({ lat: null }), null, gazetteer([NEAR])), undefined)
  const station = originOf(PLACE, null, gazetteer([NEAR]))
  const drawn = (origin: typeof station) => String(mapOf(at(), origin, gazetteer([NEAR, HALL])))
  assert.match(drawn(station), /図書館[\s\S]*柏駅|柏駅[\s\S]*図書館/)
  assert.doesNotMatch(drawn(station), /若柴/)
  assert.match(drawn(originOf(PLACE, TOWN, gazetteer([NEAR]))), /若柴/)
})

describe('the terms of paid work on paper', () => {
  for (const form of ['employment', 'dispatch', 'contract'] as const)
    test(`of ${form} each that must be told is told, and one that nobody knows is told as unknown`, () => {
      const row = { ...shown(), ...activity(form), category: 'cleaning' } as Shown
      for (const { key, label, required } of fieldsOf(form)) {
        const { terms } = paperTerms({ ...row, terms: { ...row.terms, [key]: '' } })
        const said = terms!.rows.find(one => one.label === label)?.value
        assert.equal(said, required ? ASK_TEXT : undefined, label)
        assert.equal(paperTerms(row).terms!.rows.find(one => one.label === label)?.value, row.terms[key], label)
      }
    })
  test('of what nobody is paid for they stand among the rest', () => {
    const { terms, rows } = paperTerms({
      ...shown(),
      ...activity('paid-volunteering'),
      category: 'watch-over',
    } as Shown)
    assert.equal(terms, undefined)
    assert.ok(rows.some(({ label }) => label === '断るとき'))
  })
})

describe('the period of an activity', () => {
  for (const [starts_on, ends_on, text] of [
    [null, null, undefined],
    ['2026-12-01', null, '令和8年12月1日（火）から'],
    [null, '2027-03-31', '令和9年3月31日（水）まで'],
    ['2026-12-01', '2027-03-31', '令和8年12月1日（火）から令和9年3月31日（水）まで'],
    ['2028-02-29', '2028-02-29', '令和10年2月29日（火）'],
  ] as const)
    test(text ?? 'is not told where nobody set one', () =>
      assert.equal(termRows(shown({ starts_on, ends_on })).find(({ label }) => label === '期間')?.value, text),
    )
})

test('what was not said of an activity is left out, not told as none', () => {
  const labels = termRows(shown({ hours_week: null, terms: {} })).map(({ label }) => label)
  assert.deepEqual(labels, ['働き方・かかわり方', 'お金'])
  assert.deepEqual(
    termRows(shown({ hours_week: 7.5 })).find(({ label }) => label === '1週間の時間')?.value,
    '7.5時間ほど',
  )
})

describe('an age is told as the law allows it', () => {
  for (const [legal_form, age_min, text] of [
    ['employment', 0, /^問いません$/],
    ['volunteering', 0, /^問いません$/],
    ['volunteering', null, /^わかりません/],
    ['volunteering', 60, /^60歳以上$/],
    ['employment', 60, /例外事由3号/],
    ['dispatch', 60, /例外事由3号/],
  ] as const)
    test(`${legal_form} from ${age_min}`, () =>
      assert.match(
        String(peopleRows(shown({ legal_form, age_min })).find(({ label }) => label === '年齢')?.value),
        text,
      ))
})

test('for whom it is: licences and experience by their names, the city only where it is kept to it', () => {
  const told = (over: Partial<Shown>) => peopleRows(shown(over)).map(({ label, value }) => `${label} ${value}`)
  assert.deepEqual(told({ character: [] }), ['年齢 問いません'])
  const all = told({
    requires: ['driving-licence'],
    wants: ['music', 'sewing'],
    residents_only: true,
    character: ['quiet'],
  })
  assert.ok(all.includes('生かせる経験 楽器・歌、裁縫・手芸'))
  assert.ok(all.includes('場のようす 静かな場'))
  assert.ok(all.includes('お住まい 市内にお住まいの方'))
  assert.ok(told({ residents_only: null }).some(line => /^お住まい わかりません/.test(line)))
  assert.equal(all.filter(line => line.startsWith('必要な資格 ')).length, 1)
})

test('a team is told by its size, and nothing where whoever comes can begin', () => {
  assert.match(teamLine({ in_team: true, capacity: 4 }), /^4人のチーム/)
  assert.match(teamLine({ in_team: true, capacity: null }), /^チームで/)
  assert.equal(teamLine({ in_team: false, capacity: 4 }), '')
})

describe('nobody calls about an activity that takes nobody, and everybody may about one that does', () => {
  const open = { status: 'open', ends_on: null, capacity: 3, taken: 0 } as const
  for (const [why, over, title] of [
    ['open without an end', {}, null],
    ['open on its last day', { ends_on: TODAY }, null],
    ['one place left', { taken: 2 }, null],
    ['the last place is taken', { taken: 3 }, /定員に達しています/],
    ['taken beyond its places', { taken: 4 }, /定員に達しています/],
    ['taken by somebody, of nobody knows how many', { capacity: null, taken: 1 }, null],
    ['its last day was yesterday', { ends_on: '2026-11-20' }, /活動は終わりました/],
    ['over before its last day', { status: 'ended', ends_on: '2027-03-31' }, /活動は終わりました/],
    ['it looks for nobody any more', { status: 'closed' }, /募集は終わりました/],
    ['closed, and full as well', { status: 'closed', taken: 3 }, /募集は終わりました/],
  ] as const)
    test(why, () => {
      const notice = endedNotice({ ...open, ...over }, TODAY)
      if (title === null) assert.equal(notice, null)
      else {
        assert.match(notice?.title ?? '', title)
        assert.match(notice?.body ?? '', /窓口にお電話ください。$/)
      }
    })
})
