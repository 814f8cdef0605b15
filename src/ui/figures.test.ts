import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { activityCards, facts, loads, pills, reasons } from './cards.ts'
import { chart, niceStep, type Series } from './chart.ts'
import type { Html } from './html.ts'
import { shapes } from './icon-shapes.ts'
import { iconSprite } from './icons.ts'
import { map } from './map.ts'
import { notice } from './notice.ts'
import { letter } from './print.ts'
import { qr } from './qr.ts'
import { lateMark, nextStep, progress } from './steps.ts'
import { terms } from './terms.ts'
import { unphrased } from './testing.ts'
import { tiles } from './tiles.ts'
import { wishes } from './wish.ts'

const read = (shown: Html) =>
  unphrased(String(shown))
    .replace(/<[^>]+>/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()
const count = (shown: Html, part: string) => String(shown).split(part).length - 1

describe('a chart', () => {
  const STEPS: readonly (readonly [max: number, step: number])[] = [
    ...([
      [0, 1],
      [1, 1],
      [5, 1],
      [6, 2],
      [10, 2],
      [11, 5],
      [25, 5],
      [26, 10],
    ] as const),
    ...([
      [50, 10],
      [51, 20],
      [331, 100],
      [500, 100],
      [501, 200],
      [12_345, 5000],
    ] as const),
  ]
  for (const [max, step] of STEPS)
    it(`up to ${max} is ruled in steps of ${step}`, () => assert.equal(niceStep(max), step))

  const drawn = (...series: Series[]) => chart({ title: '相談', unit: '件', periods: ['春', '夏'], series })
  const actual: Series = { label: '実績', kind: 'actual', values: [284, null] }

  it('draws nothing for what is not counted yet, and says — in its table', () => {
    assert.equal(count(drawn(actual), '<rect class="actual"'), 2, 'one bar and its key')
    assert.match(read(drawn(actual)), /夏 —/)
  })
  it('lies down for many names: each with its bars, the longest as wide as there is room', () => {
    const shown = chart({
      title: '相談',
      unit: '件',
      periods: ['北', '南', '西'],
      series: [{ ...actual, values: [10, 5, null] }],
      missing: '伏せた数',
      lying: true,
    })
    assert.deepEqual(
      [...String(shown).matchAll(/<rect class="actual" x="190" y="\d+" width="(\d+)"/g)].map(([, width]) => width),
      ['440', '220'],
    )
    assert.match(read(shown), /北 10 南 5 西 伏せた数$/)
  })
  it('tells none counted from not counted', () =>
    assert.match(read(drawn({ ...actual, values: [0, null] })), /春 0 夏 —/))
  it('has every figure of the drawing in a table', () => {
    const shown = drawn({ label: '目標', kind: 'target', values: [1300, 1350] }, actual)
    assert.match(String(shown), /role="img" aria-label="相談のグラフ。数値は次の表にあります。"/)
    assert.match(read(shown), /春 1,300 284 夏 1,350 —/)
  })
  it('stands on its ground line and reaches the top with its highest rule at most', () => {
    const bars = [
      ...String(drawn({ ...actual, values: [500, 250] })).matchAll(/y="([\d.]+)" width="\d+" height="([\d.]+)"/g),
    ]
    assert.deepEqual(
      bars.slice(-2).map(([, y, height]) => [Number(y), Number(height)]),
      [
        [14, 200],
        [114, 100],
      ],
    )
  })
  it('joins the points of a line that are known', () => {
    const shown = drawn({ label: '前年', kind: 'line', values: [1, null] })
    assert.equal(count(shown, 'class="dot"'), 1)
  })
})

describe('a score', () => {
  const list = [
    { label: '好み', value: 200, max: 300 },
    { label: '近さ', value: 0, max: 200 },
    { label: '時間', value: 100, max: 100 },
  ]
  it('is the sum of its terms, which are told in words too', () =>
    assert.equal(read(terms(list)), '300点 好み 200 ・ 近さ 0 ・ 時間 100'))
  it('of which one term is not known says so, and no nought', () =>
    assert.equal(
      read(terms([list[0]!, { label: '近さ', value: null, max: 220 }])),
      '200点 好み 200 ・ 近さ わかりません',
    ))
  it('is drawn over all that could be, each term where the one before ends, and none for nothing', () => {
    assert.match(String(terms(list)), /viewBox="0 0 600 10"/)
    assert.deepEqual(String(terms(list)).match(/class="t\d" x="\d+" width="\d+"/g), [
      'class="t0" x="0" width="200"',
      'class="t2" x="200" width="100"',
    ])
  })
})

describe('what is next', () => {
  const step = { what: '電話する', owner: '佐藤', due: '11月24日（火）' }
  it('says what, who and by when', () =>
    assert.equal(read(nextStep(step)), '次の一歩 電話する 佐藤 ・ 11月24日（火） まで'))
  it('that is overdue says so by a word and a sign, not by its colour alone', () => {
    const late = nextStep({ ...step, late: '2日過ぎています' })
    assert.match(read(late), /2日過ぎています$/)
    assert.match(String(late), /#caution"/)
    assert.doesNotMatch(String(nextStep(step)), /#caution"|late/)
    assert.equal(lateMark(undefined), undefined)
  })
  it('in a procedure is marked as the step that one is at, those before as done', () => {
    const shown = progress(['聞く', '確かめる', '送る'], 1)
    assert.equal(read(shown), '1 聞く （済み） 2 確かめる 3 送る')
    assert.match(String(shown), /aria-current="step">\s*<span>2</)
    assert.equal(count(shown, 'aria-current'), 1)
    assert.match(String(shown), /^<ol[^>]*><li class="done">/)
    assert.equal(count(shown, 'class="done"'), 1)
  })
})

describe('an activity', () => {
  it('says only what is known of it', () => {
    assert.equal(read(facts({})), '')
    assert.equal(read(facts({ pay: '謝礼なし' })), '謝礼なし')
  })
  it('says how far it is by each means of which that is known, also next door', () =>
    assert.equal(read(facts({ minutes: { bus: 4, walk: 0 } })), '歩いて0分 バスで4分'))
  it('says each load with its degree in words', () =>
    assert.equal(
      read(loads(([1, 2, 3] as const).map(degree => ({ load: 'standing', label: '立つ', degree })))),
      '立つ 少し 立つ あり 立つ 多い',
    ))
  it('has at most three reasons, and its caution besides', () =>
    assert.equal(read(reasons(['一', '二', '三', '四'], '冬は冷えます')), '一 二 三 冬は冷えます'))
  it('that nobody may look at or try does not say that one may', () => {
    assert.equal(read(pills({ door: 'work', kind: '雇用' })), '雇用')
    assert.equal(read(pills({ door: 'work', kind: '雇用', visit: true })), '雇用 見学できます')
  })
  it('in a list has a heading by which it is known, and an empty list says what to do', () => {
    const card = { id: 'a', url: '/a', title: '図書館', organisation: '市', door: 'help' as const, kind: '活動' }
    const shown = String(activityCards([card, { ...card, id: 'b' }], ''))
    for (const id of ['a-a', 'a-b']) {
      assert.ok(shown.includes(`aria-labelledby="${id}"`))
      assert.equal(shown.split(` id="${id}"`).length, 2)
    }
    assert.equal(read(activityCards([], '条件を減らしてください。')), '条件を減らしてください。')
  })
})

const WORDS: readonly (readonly [value: number, word: string, x: number, width: number])[] = [
  [2, 'ぜひやりたい', 50, 48],
  [0.8, 'やってみたい', 50, 19.2],
  [0.4, 'どちらでも', 50, 9.6],
  [0, 'どちらでも', 50, 0],
  [-0.4, 'どちらでも', 40.4, 9.6],
  [-2, 'やりたくない', 2, 48],
]
for (const [value, word, x, width] of WORDS)
  it(`a wish of ${value} reads ${word}, and its bar goes ${value < 0 ? 'left' : 'right'} of the middle`, () => {
    const shown = String(wishes([{ label: '図書', value }], ''))
    assert.match(shown, new RegExp(`<span>${word}`))
    const [, from, long] = /class="value" x="([\d.]+)" width="([\d.]+)"/.exec(shown) ?? []
    assert.ok(Math.abs(Number(from) - x) < 1e-9 && Math.abs(Number(long) - width) < 1e-9)
  })

it('a notice says its kind in a word, and is spoken at once only where that was asked for', () => {
  assert.equal(read(notice({ kind: 'warning' })), 'ご注意')
  assert.equal(read(notice({ kind: 'error', title: '保存できませんでした。' })), 'エラー： 保存できませんでした。')
  const role = (kind: 'error' | 'success', live?: boolean) =>
    / role="(\w+)"/.exec(String(notice({ kind, ...(live && { live }) })))?.[1]
  assert.deepEqual([role('error', true), role('success', true), role('error')], ['alert', 'status', undefined])
})

describe('a code to photograph', () => {
  const url = 'https://yui.example.jp/o/library'
  const dark = (text: string) =>
    [...String(qr(text, '')).matchAll(/M(\d+) (\d+)h1/g)].map(([, x, y]) => [Number(x), Number(y)] as const)
  const size = Number(/viewBox="0 0 (\d+) /.exec(String(qr(url, '')))?.[1])
  it('keeps four modules free around it, without which a telephone does not find it', () => {
    for (const n of dark(url).flat()) assert.ok(n >= 4 && n < size - 4)
  })
  it('has its three corners, and is another for another address', () => {
    const at = new Set(dark(url).map(String))
    for (const corner of [
      [4, 4],
      [size - 5, 4],
      [4, size - 5],
    ])
      assert.ok(at.has(String(corner)))
    assert.notDeepEqual(dark(url), dark(`${url}2`))
  })
  it('says where it leads to whoever cannot see it', () =>
    assert.match(String(qr(url, 'この活動のページ')), /role="img" aria-label="QRコード：この活動のページ"/))
})

describe('a small map', () => {
  const place = { name: '図書館', lat: 35.8695, lng: 139.9645 }
  const spots = Array.from({ length: 6 }, (_, i) => ({
    ...{ name: `目印${6 - i}`, kind: 'place' as const, lng: place.lng },
    lat: place.lat + (6 - i) / 1000,
  }))
  it('tells in words where the place is and what is near, the four nearest', () => {
    const label = /aria-label="([^"]+)"/.exec(String(map({ place, landmarks: spots })))?.[1] ?? ''
    assert.match(label, /^地図：図書館。近くに/)
    assert.deepEqual(label.match(/目印\d/g)?.toSorted(), ['目印1', '目印2', '目印3', '目印4'])
  })
  it('shows a way only from a home that is known', () => {
    assert.equal(count(map({ place }), 'class="way"'), 0)
    const home = { lat: 35.8655, lng: 139.9605 }
    assert.equal(count(map({ place, home }), 'class="way"'), 1)
    assert.match(String(map({ place, home })), /aria-label="地図：家と図書館"/)
  })
  it('draws a circle for each number of minutes, and a scale that is measured', () => {
    assert.equal(count(map({ place, minutes: [10, 20] }), 'class="ring"'), 2)
    const [, near] = /H([\d.]+)V-5"\/>\s*<text[^>]*>500m/.exec(String(map({ place, minutes: [10] }))) ?? []
    const [, ring] = / r="([\d.]+)"\/>/.exec(String(map({ place, minutes: [10] }))) ?? []
    assert.ok(Math.abs(Number(ring) / Number(near) - 615 / 500) < 0.01)
  })
})

it('every tile says how many are behind it, also none, and which one is open', () => {
  const labels = { work: 'はたらく', help: 'てつだう', learn: 'まなぶ', enjoy: 'たのしむ', move: 'うごく' }
  const shown = tiles({ labels, href: door => `?door=${door}`, current: 'help', count: { work: 48 } })
  assert.equal(read(shown), 'はたらく 48件 てつだう 0件 まなぶ 0件 たのしむ 0件 うごく 0件')
  assert.match(String(shown), /href="\?door=help" aria-current="true"/)
  assert.equal(count(shown, 'aria-current'), 1)
  assert.doesNotMatch(read(tiles({ labels, href: () => '' })), /件/)
})

it('a letter names to whom it goes only as far as that is known, and asks for an answer', () => {
  const from = { name: '柏市', desk_name: '窓口', desk_phone: '04-0000-0000', desk_hours: '平日9時〜17時' }
  const parts = { date: '令和8年11月21日', from, person: { name: '中村 和子', kana: 'なかむら' }, rows: [] }
  const to = { organisation: '市立図書館' }
  assert.match(read(letter({ ...parts, to, reply: ['来た', '来ない'] })), /市立図書館 御中 次の方を.*来た 来ない/)
  assert.match(read(letter({ ...parts, to: { ...to, person: '石井' }, reply: [] })), /御中 石井 様/)
  assert.doesNotMatch(String(letter({ ...parts, to, reply: [] })), /undefined|class="code"/)
})

it('every pictogram is in the one file that is sent, under its name', () => {
  for (const name of Object.keys(shapes)) assert.equal(iconSprite.split(`<symbol id="${name}" `).length, 2, name)
})
