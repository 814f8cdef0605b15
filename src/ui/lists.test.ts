import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { html } from 'hono/html'
import type { Html } from './html.ts'
import { navLink, tabs } from './nav.ts'
import { nothingOn, pager } from './pager.ts'
import { type Row, summary } from './summary.ts'
import { type Column, listClass, table } from './table.ts'
import { timeline } from './timeline.ts'

/** What is read: without tags, spaces as one. */
const read = (shown: Html) =>
  String(shown)
    .replace(/<[^>]+>/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()

type Person = { name: string; age: number }
const columns: Column<Person>[] = [
  { key: 'name', title: '名前', header: true, sortable: true, cell: one => one.name },
  { key: 'age', title: '年齢', numeric: true, sortable: true, cell: one => one.age },
  { key: 'due', title: '期限', cell: () => '11月24日（火）' },
]
const items = [
  { name: '中村 和子', age: 68 },
  { name: '髙橋 正', age: 66 },
]
const sorted = (by: string, descending: boolean) =>
  String(
    table({
      ...{ caption: '連絡する人', columns, items, empty: '' },
      sort: { by, descending, href: (key, down) => `?${key}-${down ? 'down' : 'up'}` },
    }),
  )

describe('a table', () => {
  const plain = String(table({ caption: '連絡する人', columns, items, empty: '' }))

  it('names each column and each row to whoever hears it cell by cell', () => {
    assert.equal(plain.match(/<th scope="col"/g)?.length, 3)
    assert.deepEqual(
      [...plain.matchAll(/<th scope="row">([^<]+)/g)].map(([, name]) => name),
      ['中村 和子', '髙橋 正'],
    )
    assert.match(plain, /<caption>連絡する人/)
  })

  it('that is wider than the screen is moved by keyboard too, under its own name', () =>
    assert.match(plain, /role="region" aria-label="連絡する人" tabindex="0"/))

  it('aligns a figure with its heading', () => assert.equal(plain.match(/<t[hd][^>]* class="number"/g)?.length, 3))

  it('says how many there are: those that it shows, or all of which it shows some', () => {
    const count = (over: object) => read(table({ caption: 'x', columns, items, empty: '', ...over }))
    assert.match(count({}), /^x 2件/)
    assert.match(count({ total: 1234, unit: '人' }), /^x 1,234人/)
    assert.match(count({ total: 0 }), /^x 0件/)
  })

  it('without a row says what that means, and is no table', () => {
    const shown = table({ caption: '今日の予約', columns, items: [], empty: '予約はありません。' })
    assert.equal(read(shown), '今日の予約 予約はありません。')
    assert.doesNotMatch(String(shown), /<table/)
  })

  it('has no arrow where nothing can be sorted', () => assert.doesNotMatch(plain, /↕|aria-sort/))

  const SORTS: readonly (readonly [by: string, descending: boolean, says: string | null, links: string[]])[] = [
    ['age', true, 'descending', ['?name-up', '?age-up']],
    ['age', false, 'ascending', ['?name-up', '?age-down']],
    ['name', false, 'ascending', ['?name-down', '?age-up']],
    ['due', false, 'ascending', ['?name-up', '?age-up']],
  ]
  for (const [by, descending, says, links] of SORTS)
    it(`sorted by ${by}, ${says}, says so and offers the other way round`, () => {
      const shown = sorted(by, descending)
      assert.deepEqual(
        [...shown.matchAll(/aria-sort="(\w+)"/g)].map(([, way]) => way),
        [says],
      )
      assert.deepEqual(
        [...shown.matchAll(/href="([^"]+)"/g)].map(([, href]) => href),
        links,
      )
    })

  it('tells in words what pressing a heading does, beside its arrow', () => {
    assert.match(sorted('age', false), /年齢<span class="arrow" aria-hidden="true">▲<\/span>.*?大きい順に並べる/)
    assert.match(sorted('age', true), /年齢<span class="arrow" aria-hidden="true">▼<\/span>.*?小さい順に並べる/)
  })

  it('as cards carries the title of each column in its cells, and else does not', () => {
    const cards = String(table({ caption: 'x', columns, items: items.slice(0, 1), empty: '', cards: true }))
    assert.deepEqual(
      [...cards.matchAll(/data-title="([^"]+)"/g)].map(([, title]) => title),
      ['名前', '年齢', '期限'],
    )
    assert.doesNotMatch(plain, /data-title/)
    assert.deepEqual(([undefined, true, 'beside'] as const).map(listClass), [
      'list',
      'list as-cards',
      'list as-cards beside',
    ])
  })

  it('keeps its sum apart from the rows', () => {
    const shown = String(table({ caption: 'x', columns, items, empty: '', foot: { name: '計', age: 134 } }))
    assert.match(shown, /<tfoot><tr><th scope="row">計<\/th><td class="number">134<\/td>/)
    assert.match(read(table({ caption: 'x', columns, items, empty: '', foot: items[0] })), /^x 2件/)
  })
})

describe('the pages of a list', () => {
  const shown = (page: number, total: number, more = false) =>
    pager({ page, size: 50, total, more, href: n => `?page=${n}` })
  const links = (page: number, total: number) =>
    [...String(shown(page, total)).matchAll(/href="\?page=(\d+)"(?: aria-current="page")?>/g)].map(([, n]) => n)

  const COUNTS: readonly (readonly [page: number, total: number, says: RegExp])[] = [
    [1, 0, /^全0件$/],
    [1, 1, /^全1件のうち 1〜1件目$/],
    [1, 50, /^全50件のうち 1〜50件目$/],
    [1, 51, /^全51件のうち 1〜50件目/],
    [2, 51, /^全51件のうち 51〜51件目/],
    [25, 1234, /^全1,234件のうち 1,201〜1,234件目/],
  ]
  for (const [page, total, says] of COUNTS)
    it(`say what is shown of ${total} on page ${page}`, () => assert.match(read(shown(page, total)), says))

  const beyond = (page: number, total: number, more = false) =>
    html`${nothingOn({ page, size: 50, total, more, href: n => `?page=${n}` }, '見つかりませんでした。')}`
  it('beyond the last say that there is none, and lead back', () => {
    assert.match(read(shown(9, 51)), /^全51件 前へ/)
    assert.doesNotMatch(read(shown(9, 51)), /件目/)
    assert.match(String(shown(9, 51)), /href="\?page=2" rel="prev"/)
    assert.match(
      read(beyond(3, 51)),
      /^このページはありません。2ページ目までです。 1ページ目から見る 最後のページを見る$/,
    )
    assert.match(String(beyond(3, 51)), /href="\?page=1"[\s\S]*href="\?page=2"/)
    assert.match(read(beyond(2, 0)), /^このページはありません。1ページ目までです。 1ページ目から見る$/)
    assert.match(
      read(beyond(300, 5000, true)),
      /^このページはありません。 1ページ目から見る$/,
      'nobody counted the last',
    )
    for (const [page, total] of [
      [1, 0],
      [1, 51],
      [2, 51],
    ] as const)
      assert.equal(String(beyond(page, total)), '見つかりませんでした。')
  })

  it('say 以上 where not all were counted', () => assert.match(read(shown(1, 1000, true)), /^全1,000件以上のうち/))

  const LINKS: readonly (readonly [page: number, total: number, links: string[]])[] = [
    [1, 0, []],
    [1, 50, []],
    [1, 51, ['1', '2']],
    [1, 500, ['1', '2', '10']],
    [5, 500, ['1', '4', '5', '6', '10']],
    [10, 500, ['1', '9', '10']],
  ]
  for (const [page, total, numbers] of LINKS)
    it(`lead from page ${page} of ${total} to ${numbers.join(', ') || 'nowhere'}`, () =>
      assert.deepEqual(links(page, total), numbers))

  it('lead on and back by words, and not before the first or past the last', () => {
    const ends = (page: number) =>
      [...String(shown(page, 150)).matchAll(/href="\?page=(\d)" rel="(\w+)"/g)].map(([, n, rel]) => `${rel} ${n}`)
    assert.deepEqual([1, 2, 3].map(ends), [['next 2'], ['prev 1', 'next 3'], ['prev 2']])
  })

  it('say which one is open, and leave a gap where some are not named', () => {
    assert.equal(String(shown(5, 500)).match(/aria-current="page"/g)?.length, 1)
    assert.equal(String(shown(5, 500)).match(/…/g)?.length, 2)
    assert.equal(String(shown(2, 150)).match(/…/g), null)
  })
})

describe('a link of a menu', () => {
  it('is marked as the open page only there', () => {
    assert.match(String(navLink({ href: '/a', text: 'a', current: true })), /aria-current="page"/)
    assert.doesNotMatch(String(navLink({ href: '/a', text: 'a' })), /aria-current/)
  })
  it('says of what its number is, also where there is none to do', () => {
    assert.equal(read(navLink({ href: '/a', text: '申請中', count: 2 })), '申請中 2 件')
    assert.equal(read(navLink({ href: '/a', text: '申請中', count: 0 })), '申請中 0 件')
    assert.equal(read(navLink({ href: '/a', text: '申請中' })), '申請中')
  })
  it('stands with its neighbours in a list under their name', () => {
    const shown = String(
      tabs(
        '状態',
        [1, 2].map(n => ({ href: `/${n}`, text: String(n) })),
      ),
    )
    assert.match(shown, /<nav class="tabs" aria-label="状態">/)
    assert.equal(shown.match(/<li>/g)?.length, 2)
  })
})

const VALUES: readonly (readonly [says: string, value: Row['value'], read: string])[] = [
  ['no text', '', '未入力'],
  ['nothing', undefined, '未入力'],
  ['what a condition left out', false, '未入力'],
  ['an empty list', [], '未入力'],
  ['none of something', 0, '0'],
  ['a text', '歩き20分', '歩き20分'],
]
for (const [says, value, shown] of VALUES)
  it(`a fact of which ${says} is known reads ${shown}`, () =>
    assert.equal(read(summary([{ label: '足', value }])), `足 ${shown}`))

it('a link that changes a fact says which one', () => {
  assert.match(read(summary([{ label: 'お名前', value: '中村', change: '#name' }])), /変更 ：お名前$/)
  assert.doesNotMatch(String(summary([{ label: 'お名前', value: '中村' }])), /<a /)
})

it('what happened stands in the order of the caller, each link told apart by its day', () => {
  const shown = timeline(
    [
      { when: '11月14日', datetime: '2026-11-14', body: '登録', href: '/1' },
      { when: '11月17日', body: '電話', href: '/2', open: true },
    ],
    '',
  )
  assert.match(read(shown), /11月14日 開く （11月14日） 登録 11月17日 開く （11月17日） 電話/)
  assert.equal(String(shown).match(/datetime=/g)?.length, 1)
  assert.equal(String(shown).match(/class="open"/g)?.length, 1)
  assert.equal(read(timeline([], 'まだ記録がありません。')), 'まだ記録がありません。')
})
