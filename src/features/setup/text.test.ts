import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import type { Setting } from '#platform/feature.ts'
import type { Shape } from '#platform/shapes.ts'
import type { Change } from './rules.ts'
import { asPlanned, changeTexts, periodText, valueText } from './text.ts'

const PLAN: Shape = {
  of: 'record',
  fields: {
    name: { of: 'words', most: 40, text: '名前' },
    from: { of: 'day', text: '初日' },
    note: { of: 'words', most: 40, text: 'メモ' },
  },
  optional: ['note'],
}

describe('a value of a setting in words', () => {
  for (const [why, shape, value, says, unit] of [
    ['a number with its unit', { of: 'number', least: 0, most: 9999 }, 1195, '1,195円/時間', '円/時間'],
    ['nought is a number', { of: 'number', least: 0, most: 9 }, 0, '0日', '日'],
    ['what is not decided', { of: 'number', least: 0, most: 9 }, null, 'なし', '日'],
    ['what was never stored', { of: 'words', most: 9 }, undefined, 'なし', ''],
    ['yes', { of: 'yes' }, true, 'はい', ''],
    ['no', { of: 'yes' }, false, 'いいえ', ''],
    ['a day', { of: 'day' }, '2027-03-31', '令和9年3月31日（水）', ''],
    ['a choice in its words', { of: 'choice', among: ['role'], texts: { role: '役割まで' } }, 'role', '役割まで', ''],
    [
      'numbers that stand for days of the week',
      {
        of: 'list',
        each: {
          of: 'number',
          least: 0,
          most: 6,
          texts: { 0: '月', 1: '火', 2: '水', 3: '木', 4: '金', 5: '土', 6: '日' },
        },
      },
      [0, 4, 6],
      '月、金、日',
      '',
    ],
    ['a choice of before, without words', { of: 'choice', among: ['role'], texts: {} }, 'old', 'old', ''],
    ['a list', { of: 'list', each: { of: 'day' } }, ['2026-11-23'], '令和8年11月23日（月）', ''],
    [
      'a list whose words have marks of their own',
      { of: 'list', each: { of: 'words', most: 50 } },
      ['段階：一、二', '町会'],
      '段階：一、二／町会',
      '',
    ],
    ['an empty list', { of: 'list', each: { of: 'yes' } }, [], 'なし', ''],
    [
      'a record without what may be left out',
      PLAN,
      { name: '第2期', from: '2026-04-01' },
      '名前 第2期、初日 令和8年4月1日（水）',
      '',
    ],
    [
      'the same with it',
      PLAN,
      { name: '第2期', from: '2026-04-01', note: '案' },
      '名前 第2期、初日 令和8年4月1日（水）、メモ 案',
      '',
    ],
    ['a record that lacks a part', PLAN, { name: '第2期' }, '名前 第2期、初日 なし', ''],
  ] as [string, Shape, unknown, string, string][])
    it(`${why}: ${says}`, () => assert.equal(valueText(shape, value, unit), says))
})

for (const [quarter, says] of [
  [0, '2026年度（1年）'],
  [1, '2026年度第1四半期'],
  [4, '2026年度第4四半期'],
] as const)
  it(`the period ${quarter} of a target is ${says}`, () => assert.equal(periodText(2026, quarter), says))

describe('what was changed, in sentences', () => {
  const SETTINGS = {
    minimumWage: { text: '最低賃金', unit: '円/時間', shape: { of: 'number', least: 1, most: 9999 } },
    doesPlans: { text: '案を行う', unit: '行うか', shape: { of: 'yes' } },
  } as unknown as Readonly<Record<string, Setting>>
  const wage = (value: number, before: number | null, held?: unknown): Change => ({
    of: 'settings',
    key: 'minimumWage 2026-10-01',
    before: before === null ? null : { key: 'minimumWage', valid_from: '2026-10-01', value: before, source: '告示' },
    after: { key: 'minimumWage', valid_from: '2026-10-01', value, source: '千葉県最低賃金' },
    position: 0,
    held,
  })
  const town = (name: string, before: string | null = null): Change => ({
    of: 'towns',
    key: name,
    before: before === null ? null : { name, area: before },
    after: { name, area: '南部' },
    position: 0,
  })
  const said = (...changes: Change[]) => changeTexts(changes, SETTINGS)

  for (const [why, change, says] of [
    [
      'the first value of a setting',
      wage(1195, null),
      '「最低賃金」を令和8年10月1日（木）から変えました：決めていない → 1,195円/時間（もとになるもの：千葉県最低賃金）',
    ],
    [
      'a value after another one',
      wage(1195, null, 1140),
      '「最低賃金」を令和8年10月1日（木）から変えました：1,140円/時間 → 1,195円/時間（もとになるもの：千葉県最低賃金）',
    ],
    [
      'a value of the same day that was wrong',
      wage(1195, 1194, 1140),
      '「最低賃金」を令和8年10月1日（木）から変えました：1,194円/時間 → 1,195円/時間（もとになるもの：千葉県最低賃金）',
    ],
    [
      'a part of the entry',
      { of: 'entry', key: 'desk_name', before: '窓口', after: '相談室' },
      '窓口の名前を変えました：窓口 → 相談室',
    ],
    [
      'a part that is given up',
      { of: 'entry', key: 'accent', before: '#115a36', after: null },
      '色を変えました：#115a36 → なし',
    ],
    ['a town that moves', town('増尾', '中央'), '町「増尾」を変えました：area 中央 → 南部'],
    ['a town that comes', town('増尾'), '町を加えました：増尾'],
    [
      'a target',
      {
        of: 'targets',
        key: 'consultations 2026 2',
        before: null,
        after: { indicator: 'of-tomorrow', fiscal_year: 2026, quarter: 2, value: 150, source: '計画' },
        position: 0,
      },
      '目標を加えました：of-tomorrow 2026年度第2四半期',
    ],
  ] as [string, Change, string][])
    it(why, () => assert.deepEqual(said(change), [says]))

  it('tells many new ones of a kind together, five by name, and each change by itself', () => {
    const names = ['一', '二', '三', '四', '五', '六']
    assert.deepEqual(said(...names.slice(0, 5).map(name => town(name))), ['町を加えました：一、二、三、四、五'])
    assert.deepEqual(said(...names.map(name => town(name)), town('増尾', '中央'), town('旭町', '中央')), [
      '町を加えました：一、二、三、四、五 など6件',
      '町「増尾」を変えました：area 中央 → 南部',
      '町「旭町」を変えました：area 中央 → 南部',
    ])
    assert.deepEqual(said(), [])
  })

  it('is told as planned before it is done', () =>
    assert.deepEqual(said(town('増尾')).map(asPlanned), ['町を加えます：増尾']))
})
