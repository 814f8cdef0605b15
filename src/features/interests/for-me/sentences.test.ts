import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import type { Explanation, Reason } from '#matching/index.ts'
import type { Asked } from '../forms.ts'
import { ROOM, WEIGHTS } from './rank.ts'
import { cautionOf, changeText, partsOf, reasonsOf } from './sentences.ts'

const WAYS = { minutes: { walk: 33, bicycle: 13, bus: 28, car: 7 }, rough: false }
const HOME = { name: '柏駅', lat: 35.86, lng: 139.97 } as unknown as NonNullable<Asked['from']>
const ASKED = { answered: new Map(), when: 0, off: [], from: HOME, ways: {} } as unknown as Asked
const TERMS = { likes: 0, distance: 0, time: 0, experience: 0, terms: 0, character: 0, need: 0 }
const explained = (more: Partial<Explanation>): Explanation => ({
  ...{ eligible: true, total: 0, terms: TERMS, unknown: [], slot: null, reasons: [], caution: null },
  ...{ rejections: [], nearest: [], ...more },
})
const said = (
  reason: unknown,
  asked: Partial<Asked> = {},
  ways: Parameters<typeof reasonsOf>[1]['ways'] = WAYS,
): string[] => reasonsOf(explained({ reasons: [reason as Reason] }), { asked: { ...ASKED, ...asked }, ways })

describe('why it is shown', () => {
  for (const [why, reason, asked, sentence] of [
    ['a yes that they said', { term: 'likes', category: 'books', said: 2, shown: 0 }, {}, /に「はい」と答えました$/],
    [
      'what they only put on their list',
      { term: 'likes', category: 'books', said: 0, shown: 1 },
      {},
      /「気になる」に入れました$/,
    ],
    ['on foot', { term: 'distance', km: 2, reachKm: 2 }, { ways: { walk: 45 } }, /^柏駅から歩いて33分ほどです$/],
    [
      'by a car that they use',
      { term: 'distance', km: 2, reachKm: 5 },
      { ways: { car: 10, bicycle: 20 } },
      /^柏駅から車で7分ほどです$/,
    ],
    ['by bus', { term: 'distance', km: 2, reachKm: 5 }, { ways: { bus: 30 } }, /^柏駅からバスで28分ほどです$/],
    [
      'on foot, where one walks as long as they would ride',
      { term: 'distance', km: 2, reachKm: 5 },
      { ways: { bus: 20 } },
      /^柏駅から近い所です$/,
    ],
    [
      'the quickest of two ways',
      { term: 'distance', km: 2, reachKm: 5 },
      { ways: { walk: 60, bicycle: 30 } },
      /^柏駅から自転車で13分ほどです$/,
    ],
    [
      'a way that is too long for them is not told',
      { term: 'distance', km: 2, reachKm: 5 },
      { ways: { walk: 10 } },
      /^柏駅から近い所です$/,
    ],
    ['no way was said', { term: 'distance', km: 2, reachKm: 5 }, {}, /^柏駅から近い所です$/],
    [
      'a time that they have',
      { term: 'time', slot: 's', weekday: 'tue', half: 'am', from: 10, to: 12 },
      {},
      /^火曜の午前10時〜正午に行けます$/,
    ],
    ['somebody is sought in a hurry', { term: 'need' }, {}, /急いで人をさがしています$/],
  ] as const)
    test(why, () => {
      const [only = '', ...more] = said(reason, asked as Partial<Asked>)
      assert.match(only, sentence)
      assert.deepEqual(more, [])
    })

  test('minutes by bus that rest on no line are told as such, and none where a place is not known', () => {
    const reason = { term: 'distance', km: 2, reachKm: 5 }
    assert.deepEqual(said(reason, { ways: { bus: 30 } }, { ...WAYS, rough: true }), [
      '柏駅からバスでおよそ28分ほどです',
    ])
    assert.deepEqual(said(reason, { ways: { bus: 30 } }, null), ['柏駅から近い所です'])
  })

  test('what no visitor is asked about is no reason: skills, pay, character', () => {
    for (const reason of [
      { term: 'experience', skills: ['driving'] },
      { term: 'terms', met: ['pay'] },
      { term: 'character', words: ['quiet'] },
    ])
      assert.deepEqual(said(reason), [], reason.term)
  })
})

describe('what to watch', () => {
  const row = { requires: [], residents_only: null, age_min: null }
  for (const [why, more, asked, activity, sentence] of [
    ['a skill that it asks for', {}, {}, { requires: ['driving'] }, /要ります$/],
    ['for residents alone', {}, {}, { residents_only: true }, /市内にお住まいの方/],
    ['an age', {}, {}, { age_min: 60 }, /^60歳からの活動です$/],
    [
      'hours that nobody knows, where they said when',
      { unknown: ['time'] },
      { when: 3 },
      {},
      /曜日と時間がわかりません/,
    ],
    ['hours that nobody knows, where they did not say when', { unknown: ['time'] }, {}, {}, null],
    ['a place that nobody knows', { unknown: ['distance'] }, {}, {}, /場所がわからない/],
    [
      'a place that nobody knows, where they did not say from where',
      { unknown: ['distance'] },
      { from: null },
      {},
      null,
    ],
    ['at the end of their reach', { caution: { about: 'distance', km: 5, reachKm: 5 } }, {}, {}, /端のほう/],
    [
      'what tells of health stays at the desk',
      { caution: { about: 'load', loads: ['lifting'], private: 'desk' } },
      {},
      {},
      null,
    ],
    ['nothing', {}, {}, {}, null],
  ] as const)
    test(`${why}: ${sentence ? 'is told' : 'is not told'}`, () => {
      const told = cautionOf(
        explained(more as Partial<Explanation>),
        { ...row, ...activity } as unknown as Parameters<typeof cautionOf>[1],
        { asked: { ...ASKED, ...asked } as Asked, ways: WAYS },
      )
      if (sentence) assert.match(told ?? '', sentence)
      else assert.equal(told, null)
    })
  test('of several things one is told: what it asks for before all', () => {
    const activity = { requires: ['driving'], residents_only: true, age_min: 60 } as unknown as Parameters<
      typeof cautionOf
    >[1]
    assert.match(cautionOf(explained({ unknown: ['time'] }), activity, { asked: ASKED, ways: WAYS }) ?? '', /要ります$/)
  })
})

describe('the score as it is shown', () => {
  test('each part stands beside the most that it can be, and what nobody knows is no zero', () => {
    const parts = partsOf(explained({ terms: { ...TERMS, likes: 200, need: 10 }, unknown: ['distance'] }), 35)
    const by = Object.fromEntries(parts.map(({ label, ...part }) => [label, part]))
    assert.deepEqual(by['好み'], { value: 200, max: WEIGHTS.likes })
    assert.deepEqual(by['近さ'], { value: null, max: WEIGHTS.distance })
    assert.deepEqual(by['時間の合い'], { value: 0, max: WEIGHTS.time })
    assert.deepEqual(by['人のあき'], { value: 35, max: ROOM })
    const room = (points: number, capacity: number | null) => partsOf(explained({}), points, capacity).at(-1)!.label
    assert.equal(room(ROOM / 2, null), '人のあき（定員がわからないので、半分）')
    assert.deepEqual([room(ROOM, null), room(ROOM / 2, 20)], ['人のあき', '人のあき'])
  })
})

describe('what would bring more', () => {
  for (const [change, text] of [
    [{ what: 'part', day: 0, part: 'am' }, /曜の午前も行ければ$/],
    [{ what: 'part', day: 6, part: 'night' }, /曜の夜も行ければ$/],
    [{ what: 'day', day: '2026-12-05' }, /^12月5日（土）も行ければ$/],
    [{ what: 'way', means: 'bus', minutes: 30 }, /^バスで30分まで行ければ$/],
    [{ what: 'field', category: 'books' }, /も考えられれば$/],
  ] as const)
    test(JSON.stringify(change), () => assert.match(changeText(change), text))
})
