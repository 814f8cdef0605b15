import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { LEGAL_FORMS } from '#features/kinds/index.ts'
import { GROUND } from '#features/places/testing.ts'
import { type Opportunity, type Person, snapshotOf } from '#matching/index.ts'
import { type Asked, readAsked } from '../forms.ts'
import type { Chosen } from '../rules.ts'
import { bestChange, type Counts, changed, changesOf } from './change.ts'
import { isOff } from './off.ts'
import { best, countsFor, explained, ROOM, ranked, roomOf, visitorOf, WEIGHTS } from './rank.ts'
import { cautionOf, changeText, partsOf, reasonsOf } from './sentences.ts'

const activity = (id: string, over: Partial<Opportunity> = {}): Opportunity => ({
  id,
  at: [35.86, 139.97],
  kind: 'volunteering',
  category: 'books',
  slots: [{ id: `${id} tue`, weekday: 'tue', from: 9.5, to: 11.5 }],
  ...over,
})
const CITY = [
  activity('a'),
  activity('b', { category: 'salon', slots: [{ id: 'b thu', weekday: 'thu', from: 13, to: 15 }] }),
  activity('c', { category: 'salon', at: [35.94, 139.97] }),
  activity('d', { category: 'walking', slots: [], timesUnknown: true }),
  activity('e', { kind: 'employment', category: 'driving', requires: ['driving-licence'] }),
  activity('f', { category: 'dance', slots: [{ id: 'f fri', weekday: 'fri', from: 19, to: 21 }], urgency: 3 }),
]
const snapshot = snapshotOf({
  horizon: { from: '2026-11-21', weeks: 4 },
  people: [],
  opportunities: CITY,
  weights: WEIGHTS,
})
const town = { id: 't', area_id: 'a', name: '豊四季台', kana: '', postcode: '', lat: 35.861, lng: 139.97 }
const ask = (query: string): Asked =>
  readAsked(
    new URLSearchParams(query),
    { towns: [town], facilities: [] },
    { name: '柏市', prefecture: '千葉県' },
    '2026-11-21',
  ).asked
const visitor = (query: string, chosen: Chosen[] = []) =>
  visitorOf(ask(query), chosen, { ground: GROUND, forms: LEGAL_FORMS })
const idsFor = (query: string) =>
  ranked(snapshot, visitor(query), () => ROOM)
    .map(({ id }) => id)
    .join('')

describe('the order for somebody of whom nothing is known but what they said', () => {
  for (const [why, query, ids] of [
    ['nothing was said: all of it, what is urgent first, what has no times last of equals', '', 'fabcde'],
    ['a yes comes first, a no not at all', '?a=W0t1', 'abcde'],
    ['only what lies within the times, and what nobody knows', '?when=tue-am', 'aced'],
    ['an evening', '?when=fri-night', 'fd'],
    ['only what is within reach; a licence is not asked for', '?from=豊四季台&walk=15', 'fabde'],
  ] as [string, string, string][])
    it(why, () => assert.equal([...idsFor(query)].sort().join(''), [...ids].sort().join('')))

  it('a yes stands before what was not asked about, a choice of theirs between the two', () => {
    assert.equal(idsFor('?a=p0').slice(0, 2), 'bc')
    const list = ranked(snapshot, visitor('?a=p0', [{ category: 'walking', title: '歩く会' }]), () => 0)
    const score = (id: string) => list.find(one => one.id === id)!.score
    assert.ok(score('b') > score('d') && score('b') > score('a'))
  })
  it('what has as many candidates as places steps back by the points for room, and no further', () => {
    const plain = ranked(snapshot, visitor('?a=W0'), () => ROOM)
    const back = ranked(snapshot, visitor('?a=W0'), id => (id === 'a' ? 0 : ROOM))
    const score = (list: typeof plain, id: string) => list.find(one => one.id === id)!.score
    assert.equal(score(plain, 'a') - score(back, 'a'), ROOM)
    assert.equal(score(plain, 'b'), score(back, 'b'))
  })
  for (const [why, sought, points] of [
    ['nobody yet', { candidates: 0, places: 2 }, 70],
    ['half of the places', { candidates: 1, places: 2 }, 35],
    ['a third of them is left', { candidates: 2, places: 3 }, 23],
    ['as many as places', { candidates: 2, places: 2 }, 0],
    ['more than that', { candidates: 9, places: 2 }, 0],
    ['it is full, and somebody waits', { candidates: 1, places: 0 }, 0],
    ['nobody knows the places, nobody came', { candidates: 0, places: null }, 70],
    ['nobody knows the places, many came', { candidates: 50, places: null }, 35],
  ] as const)
    it(`points for room: ${why}`, () => assert.equal(roomOf(sought), points))
})

describe('a day on which they cannot', () => {
  const on = (on_day: string | null, from_min: number, to_min: number, weekday: number | null = null) => ({
    on_day,
    weekday,
    from_min,
    to_min,
  })
  for (const [why, slots, query, off] of [
    ['takes away what is on that day alone', [on('2026-12-05', 600, 720)], '?off=2026-12-05', true],
    [
      'leaves what is on another day too',
      [on('2026-12-05', 600, 720), on('2026-12-06', 600, 720)],
      '?off=2026-12-05',
      false,
    ],
    ['leaves what is every week', [on(null, 600, 720, 5)], '?off=2026-12-05', false],
    [
      'takes it away where they have no time on the other day',
      [on('2026-12-05', 600, 720), on('2026-12-06', 600, 720)],
      '?off=2026-12-05&when=sat-am',
      true,
    ],
    ['leaves what has no times', [], '?off=2026-12-05', false],
    [
      'evenings are told apart',
      [on('2026-12-05', 1080, 1200), on('2026-12-05', 600, 720)],
      '?off=2026-12-05&when=sat-night',
      true,
    ],
  ] as const)
    it(why, () => assert.equal(isOff({ slots }, ask(query)), off))
  it('is counted so where something would change', () => {
    const suits = (person: Person, without: string[] = []) => countsFor(snapshot, [{ person, without }])[0]!
    assert.equal(suits(visitor('')) - suits(visitor(''), ['a', 'd']), 2)
    assert.equal(suits(visitor('?a=W1')) - suits(visitor('?a=W1'), ['a']), 0)
  })
})

describe('why it stands there', () => {
  const said = (query: string) => ({ asked: ask(query), ways: { minutes: { walk: 2 }, rough: false } })
  const row = { requires: [], residents_only: null, age_min: null }
  const queries = [
    '',
    '?a=W0p1',
    '?when=weekday-am',
    '?from=豊四季台&bicycle=30&bus=60',
    '?a=W0&when=tue-am&from=豊四季台&walk=20',
  ]
  it('the score is the sum of its parts, whatever was said', () => {
    assert.equal(WEIGHTS.likes + WEIGHTS.distance + WEIGHTS.time + WEIGHTS.need + ROOM, 1000)
    for (const query of queries) {
      const list = ranked(snapshot, visitor(query), id => (id === 'b' ? 20 : ROOM))
      const why = explained(
        snapshot,
        visitor(query),
        list.map(({ id }) => id),
      )
      for (const [at, { score, room }] of list.entries())
        assert.equal(
          partsOf(why[at]!, room).reduce((sum, { value }) => sum + (value ?? 0), 0),
          score,
        )
    }
  })
  it('at most three reasons, of what was said alone', () => {
    for (const query of queries)
      for (const why of explained(snapshot, visitor(query), ['a', 'f']))
        assert.ok(reasonsOf(why, said(query)).length <= 3)
    const [why] = explained(snapshot, visitor(queries[4]!), ['a'])
    assert.deepEqual(reasonsOf(why!, said(queries[4]!)), [
      '「読み聞かせ・図書」に「はい」と答えました',
      '豊四季台から歩いて2分ほどです',
      '火曜の午前9時30分〜11時30分に行けます',
    ])
    assert.deepEqual(reasonsOf(explained(snapshot, visitor(''), ['a'])[0]!, said('')), [])
  })
  it('one caution: what it asks for first, then what is not known', () => {
    const of = (id: string, query: string, over: object = {}) =>
      cautionOf(explained(snapshot, visitor(query), [id])[0]!, { ...row, ...over }, said(query))
    assert.equal(of('e', '', { requires: ['driving-licence'], age_min: 60 }), '「普通自動車免許」が要ります')
    assert.equal(of('a', '', { residents_only: true }), '市内にお住まいの方の活動です')
    assert.equal(of('a', '', { age_min: 60 }), '60歳からの活動です')
    assert.match(of('d', '?when=tue-am')!, /曜日と時間がわかりません/)
    assert.equal(of('d', ''), null)
    assert.equal(of('a', ''), null)
  })
  it('what nobody knows gives no points, and is told as unknown', () => {
    const [why] = explained(snapshot, visitor('?when=tue-am&from=豊四季台&walk=20'), ['d'])
    assert.equal(partsOf(why!, 0).find(({ label }) => label === '時間の合い')!.value, null)
  })
})

describe('what would bring more', () => {
  const counted = (asked: Asked) => ({
    person: visitorOf(asked, [], { ground: GROUND, forms: LEGAL_FORMS }),
    without: [],
  })
  const counts: Counts = ([one, ...others]) => countsFor(snapshot, [counted(one), ...others.map(counted)])
  const count = (asked: Asked) => counts([asked])[0]!
  for (const [why, query, text, more] of [
    ['nothing keeps anything away', '', null, 0],
    ['a field that was refused hides most', '?a=p1W1', '「サロン・居場所」も考えられれば', 2],
    ['half a day more', '?when=tue-am', '木曜の午後も行ければ', 1],
    ['of equals the first', '?when=mon-am', '火曜の午前も行ければ', 3],
    ['the next longer way', '?from=豊四季台&bicycle=45', '自転車で60分まで行ければ', 1],
    ['a longer way that brings nothing is not offered', '?from=豊四季台&walk=10', null, 0],
  ] as [string, string, string | null, number][])
    it(why, () => {
      const gain = bestChange(ask(query), counts)
      assert.equal(gain && changeText(gain.change), text)
      assert.equal(gain?.more ?? 0, more)
      // It is what one finds who really says so.
      if (gain) assert.equal(count(gain.asked) - count(ask(query)), more)
    })
  it('half days that are tried together count as each by itself', () => {
    const one = ask('?a=p1W0&when=tue-am&from=豊四季台&walk=30')
    const all = Array.from({ length: 21 }, (_, bit) => ({ ...one, when: one.when | (1 << bit) }))
    assert.deepEqual(counts([one, ...all]), [one, ...all].map(count))
    assert.ok(new Set(all.map(count)).size > 1)
  })
  it('each step changes one thing, and no answer besides', () => {
    const asked = ask('?a=p1W0&when=tue-am&off=12/5&from=豊四季台&walk=15')
    for (const change of changesOf(asked)) {
      const then = changed(asked, change)
      const other = (Object.keys(asked) as (keyof Asked)[]).filter(
        key => JSON.stringify(asked[key]) !== JSON.stringify(then[key]),
      )
      assert.equal(other.length, 1, JSON.stringify(change))
    }
    assert.equal(changesOf(asked).length, 20 + 1 + 1 + 1)
  })
})

it('the first of a long list are found without putting all of it in order', () => {
  const many = snapshotOf({
    horizon: { from: '2026-11-21', weeks: 4 },
    people: [],
    opportunities: Array.from({ length: 1500 }, (_, n) => ({ ...CITY[(n * 7) % CITY.length]!, id: `${n}` })),
    weights: WEIGHTS,
  })
  const rooms = (seed: number) => (id: string) => (Number(id) * 7919 + seed * 104_729) % (ROOM + 1)
  for (const query of ['', '?a=W0', '?a=W0p1&when=tue-am', '?from=豊四季台&walk=15', '?when=fri-night'])
    for (const most of [1, 10, 250, 5000]) {
      const all = ranked(many, visitor(query), rooms(most))
      const { placed, total } = best(many, visitor(query), rooms(most), most)
      assert.deepEqual([placed, total], [all.slice(0, most), all.length], `${most} of ${query}`)
      const out = new Set(all.filter((_, at) => at % 3 < 2).map(({ id }) => id))
      const rest = all.filter(({ id }) => !out.has(id))
      const without = best(many, visitor(query), rooms(most), most, out)
      assert.deepEqual([without.placed, without.total], [rest.slice(0, most), rest.length], `${most} of ${query}, less`)
    }
})
