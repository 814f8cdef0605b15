import assert from 'node:assert/strict'
import { test } from 'node:test'
import { groupText, inGroups, type MenuGroup } from './menu.ts'

type Entry = { text: string; group?: MenuGroup }
const daily = (text: string): Entry => ({ text })
const under = (group: MenuGroup, ...texts: string[]): Entry[] => texts.map(text => ({ text, group }))
const many = under('figures', '指標', '閲覧数', '求人', '内訳', '報告', '推計', '見込み')

/** What stands in the bar, a group as its name with its entries behind it. */
const shown = (entries: Entry[]) =>
  inGroups(entries).map(part =>
    'entries' in part ? `${part.group}：${part.entries.map(({ text }) => text).join('・')}` : part.text,
  )

const CASES: readonly (readonly [says: string, entries: Entry[], bar: string[]])[] = [
  ['nobody who may open nothing has a menu', [], []],
  [
    'few entries all stand in the bar, in their order',
    [daily('やること'), ...under('results', '実績', '評価'), daily('人')],
    ['やること', '実績', '評価', '人'],
  ],
  [
    'as many as have room stand in the bar',
    [daily('やること'), ...many, daily('人')].slice(0, 9),
    ['やること', ...many.map(({ text }) => text), '人'].slice(0, 9),
  ],
  [
    'of many, those of every day stand first and the rest in its group',
    [...under('office', '訂正'), daily('やること'), ...many, ...under('office', '職員'), daily('人')],
    ['やること', '人', 'figures：指標・閲覧数・求人・内訳・報告・推計・見込み', 'office：訂正・職員'],
  ],
  [
    'a group of one is that entry, and one without entries is not there',
    [daily('やること'), ...under('office', '訂正'), ...many, ...under('activities', '団体', '案')],
    ['やること', 'activities：団体・案', 'figures：指標・閲覧数・求人・内訳・報告・推計・見込み', '訂正'],
  ],
]
for (const [says, entries, bar] of CASES)
  test(`the menu of staff: ${says}`, () => {
    assert.deepEqual(shown(entries), bar)
    assert.equal(inGroups(entries).flatMap(part => ('entries' in part ? part.entries : part)).length, entries.length)
  })

test('a group is called by words of entries, as the city calls those', () => {
  assert.equal(
    groupText('activities', word => word),
    '活動と団体',
  )
  assert.equal(
    groupText('activities', word => ({ 活動: '出番' })[word] ?? word),
    '出番と団体',
  )
  assert.equal(
    groupText('office', word => word),
    '管理',
  )
})
