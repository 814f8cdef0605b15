import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import type { Ask, Staff } from '#platform/page.ts'
import type { Html } from '#ui/html.ts'
import type { Cell, FigureTable, Line } from '../rules.ts'
import { hiddenText, sinceText, whenText } from '../text.ts'
import { askedWhen, seeingOf } from './asked.ts'
import { chartOf, equityChart } from './charts.ts'
import { cellPart, figureTables } from './parts.ts'
import { recordsPath, whenQuery } from './paths.ts'

const words = (shown: Html) =>
  String(shown)
    .replace(/<[^>]+>/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()
const told = (value: number): Cell => ({ value, state: 'shown', evidence: null })
const HIDDEN: Cell = { value: null, state: 'hidden', evidence: null }
const line = (text: string, cells: readonly Cell[], unasked = false): Line => ({ key: text, text, unasked, cells })
const tableOf = (keys: readonly string[], lines: readonly Line[], notes: readonly string[] = []): FigureTable => ({
  ...{ key: 'area', title: '地域別', head: '地域', total: null, notes, lines },
  columns: keys.map(key => ({ key, text: key, unit: '人' })),
})
const ask = (query: string, rest: Partial<Staff> = {}) =>
  ({
    url: new URL(`http://localhost/staff/breakdowns?${query}`),
    today: '2026-11-21',
    actor: { audience: 'staff', permissions: new Set(['people.read', 'breakdowns.trace']), ...rest },
  }) as unknown as Ask<Staff>

describe('the period that an address names', () => {
  for (const [query, year, quarter, unknown] of [
    ['', 2026, null, false],
    ['fy=2025', 2025, null, false],
    ['fy=２０２５&q=２', 2025, 2, false],
    ['q=4', 2026, 4, false],
    ['fy=1999', 2026, null, true],
    ['fy=2200', 2026, null, true],
    ['fy=2025.5', 2026, null, true],
    ['fy=2025&q=0', 2026, null, true],
    ['fy=令和7年', 2026, null, true],
    ['fy=all&q=2', 2026, null, true],
  ] as const)
    it(`"${query}" is ${unknown ? 'none: the running year is shown' : `${year} ${quarter ?? ''}`}`, () =>
      assert.deepEqual(askedWhen(ask(query)), { when: { year, quarter }, unknown }))

  it('"fy=all" is everything since the beginning', () =>
    assert.deepEqual(askedWhen(ask('fy=all')), { when: null, unknown: false }))

  it('is written so again', () => {
    for (const query of ['fy=all', 'fy=2025', 'fy=2025&q=3']) assert.equal(whenQuery(askedWhen(ask(query)).when), query)
  })

  it('is called by its era', () => {
    assert.equal(whenText({ year: 2026, quarter: null }), '令和8年度')
    assert.equal(whenText({ year: 2018, quarter: 4 }), '平成30年度 第4四半期')
    assert.equal(whenText(null), 'はじめから')
  })
})

describe('who sees figures whole', () => {
  for (const [who, rest, whole] of [
    ['whoever may see all people', {}, true],
    ['not whoever sees a part of them', { part: { areas: ['北部'], teams: [] } }, false],
    ['not whoever sees none', { permissions: new Set(['breakdowns.read']) }, false],
  ] as [string, Partial<Staff>, boolean][])
    it(who, () => assert.equal(seeingOf(ask('', rest)).whole, whole))
})

describe('a figure', () => {
  it('opens what it counts where that is to be opened, and says in words what it means', () => {
    assert.match(String(cellPart({ ...told(1234), evidence: '/x' })), /^<a href="\/x">1,234<\/a>$/)
    assert.equal(cellPart(told(7)), '7')
    assert.equal(words(cellPart({ ...told(7), words: '▼ 少ない' }) as Html), '7 ▼ 少ない')
  })
  for (const [state, says] of [
    ['hidden', '伏せた数'],
    ['unknown', '記録なし'],
    ['later', 'まだ'],
    ['absent', '—'],
  ] as const)
    it(`that is ${state} reads ${says}, never 0`, () =>
      assert.equal(cellPart({ value: null, state, evidence: null }), says))

  it('keeps what was asked for in the way to its records', () =>
    assert.equal(
      recordsPath({ column: 'outcome:elder-20h', table: 'area', value: '', when: { year: 2026, quarter: 2 } }),
      '/staff/breakdowns/records?of=outcome%3Aelder-20h&by=area&is=&fy=2026&q=2',
    ))
})

describe('tables', () => {
  it('say once what is to be known of all of them', () => {
    const shown = words(
      figureTables(
        [
          tableOf(['registered'], [line('北', [told(1)])], ['みな', '北だけ']),
          tableOf(['registered'], [line('南', [told(2)])], ['みな']),
        ],
        () => false,
      ),
    )
    assert.equal(shown.split('みな').length, 2)
    assert.ok(shown.indexOf('みな') > shown.indexOf('南'))
    assert.match(shown, /北 1 北だけ/)
  })
  it('say what the bound is, and since when there are records', () => {
    assert.match(hiddenText(12), /12未満（1から11まで）/)
    const figures = { when: { year: 2025, quarter: null }, below: null, tables: [] } as const
    assert.match(sinceText({ ...figures, first: null }, '2025-04-01')!, /まだ記録がありません/)
    assert.match(sinceText({ ...figures, first: '2025-06-01' }, '2025-04-01')!, /令和7年6月1日/)
    assert.equal(sinceText({ ...figures, first: '2025-04-01' }, '2025-04-01'), null)
    assert.equal(sinceText({ ...figures, when: null, first: '2025-04-01' }, '2000-01-01'), null)
  })
})

describe('a chart', () => {
  const COUNTS = ['consultations', 'registered']
  const few = tableOf(COUNTS, [
    line('北', [told(20), HIDDEN]),
    line('お住まいを聞いていない方', [told(3), told(0)], true),
  ])
  it('stands with its table, in which what is left out is said', () => {
    const shown = chartOf(few)
    assert.ok(shown)
    assert.match(words(shown), /北 20 伏せた数・なし/)
    assert.doesNotMatch(String(shown), /class="lying"/)
  })
  it('lies down where there are many lines', () =>
    assert.match(
      String(
        chartOf(
          tableOf(
            COUNTS,
            Array.from({ length: 11 }, (_, at) => line(`町${at}`, [told(at), told(1)])),
          ),
        ),
      ),
      /class="lying"/,
    ))
  it('is none where nothing is told, or there is one cohort only', () => {
    assert.equal(chartOf(tableOf(COUNTS, [line('北', [HIDDEN, HIDDEN])])), false)
    assert.equal(chartOf({ ...tableOf(['count'], [line('相談', [told(0)])]), key: 'funnel' }), false)
    assert.equal(
      chartOf({
        ...tableOf(['consulted', 'decided'], [line('令和8年度 第1四半期', [told(5), told(2)])]),
        key: 'cohorts',
      }),
      false,
    )
    assert.equal(chartOf({ ...few, key: 'heard' }), false, 'a table without a chart of its own')
  })
  it('puts residents beside those registered, and where nobody knows them those proposed to beside those decided for', () => {
    const [lives, has] = [
      ['residents-share', 'registered-share'],
      ['proposed-share', 'decided-share'],
    ]
    assert.match(
      words(equityChart(tableOf(lives!, [line('女性', [told(52), told(60)])])) as Html),
      /市民の割合と登録の割合/,
    )
    assert.match(words(equityChart(tableOf(has!, [line('車', [told(80), told(30)])])) as Html), /提案・決定の割合/)
  })
})
