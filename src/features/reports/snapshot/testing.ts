import type { FigureTable } from '#features/breakdowns/index.ts'
import type {
  Breakdowns,
  Correction,
  Entered,
  Figure,
  Line,
  PlanReport,
  Sheet,
  SheetsReport,
  Work,
  WorksReport,
} from './rules.ts'

// For tests only: reports with as little on them as a test needs.

export const figure = (value: number | null, more: Partial<Figure> = {}): Figure => ({
  ...{ value, target: null, rate: null, light: null, counted: value === null ? 'none' : 'whole', since: null },
  ...{ base: null, closed: true, records: value, hash: 'a'.repeat(64) },
  link: { href: '/staff/indicators/figures/1', can: 'closings.read' },
  ...more,
})

const total = (values: readonly (number | null)[]): number | null => {
  const known = values.filter(value => value !== null)
  return known.length === 0 ? null : known.reduce((sum, value) => sum + value, 0)
}

/** An indicator of people with these quarters; the year is their sum. */
export const line = (values: readonly (number | null)[], more: Partial<Line> = {}): Line => ({
  ...{ key: 'people', section: 'ア 事業', name: '参加者', unit: '人', direction: 'up', basis: 'sum', people: true },
  ...{
    unknown: '記入なし',
    source: '計画第1',
    definition: { href: '/staff/indicators/definitions/1', can: 'indicators.learn' },
  },
  quarters: values.map(value => figure(value)),
  year: figure(total(values), { closed: false, records: null, hash: null }),
  ...more,
})

export const correction = (more: Partial<Correction> = {}): Correction => ({
  ...{ key: 'people', name: '参加者', unit: '人', people: true, quarter: 1, was: 120, is: 118 },
  ...{ reason: '入力まちがい', by: '田中 礼子', day: '2026-04-24' },
  ...more,
})

export const entered = (count: number | null, more: Partial<Entered> = {}): Entered => ({
  ...{ kind: 'hired', name: '雇用された人', part: '', unit: '人', money: false, people: true, count, entries: 1 },
  link: { href: '/staff/entries?kind=hired', can: 'entries.read' },
  ...more,
})

/** Tables as those see them who may see the people behind them, and as all others do. */
export const breakdowns = (whole: readonly FigureTable[], told: readonly FigureTable[]): Breakdowns => ({
  ...{ whole, told, below: 10, first: '2026-08-01' },
})

export const sheet = (more: Partial<Sheet> = {}): Sheet => ({
  ...{
    work: '1　まなび人材事業',
    plan: '計画',
    page: '66',
    name: 'まなび人材事業',
    team: '文化生涯学習課',
    kind: 'score',
  },
  ...{ summary: '概要', purpose: '目的', progress: '', indicator: '登録数', target: '82', actual: '61' },
  ...{ breakdown: '', grade: 'C（達成率74.3%）', assessment: '評価の文', outlook: '今後の文', by: '田中 礼子' },
  ...{ day: '2026-11-21', link: { href: '/staff/evaluations/1', can: 'evaluations.read' } },
  ...more,
})

export const work = (more: Partial<Work> = {}): Work => ({
  ...{
    name: '1　まなび人材事業',
    plan: '計画',
    page: '66',
    purpose: '目的',
    summary: '内容',
    background: '背景',
    appeal: '良い点',
    teams: ['文化生涯学習課'],
  },
  ...{ money: [], figures: [], sheets: [], link: { href: '/staff/works/1/year?fy=2015', can: 'evaluations.read' } },
  ...more,
})

const HEAD = {
  ...{ version: 1 as const, title: '四半期報告（令和8年度 第2四半期）', fiscal_year: 2026, from: '2026-07-01' },
  ...{ to: '2026-09-30', city: '柏市', team: '', by: '田中 礼子', day: '2026-10-10', replaces: '', reason: '' },
}

export const planReport = (lines: readonly Line[], more: Partial<PlanReport> = {}): PlanReport => ({
  ...{ ...HEAD, code: 'R8-Q2-001', kind: 'quarter', quarter: 2, lines, corrections: [], entered: [], sheets: [] },
  plan: { name: '計画', from: '2023-07-03', to: '2027-03-31' },
  bounds: { reached: 100, nearly: 90, late: 70 },
  closings: [],
  changes: [],
  ...more,
})

export const sheetsReport = (sheets: readonly Sheet[], more: Partial<SheetsReport> = {}): SheetsReport => ({
  ...{ ...HEAD, code: 'H27-E-001', kind: 'sheets', quarter: 0, fiscal_year: 2015, sheets, open: 0 },
  ...more,
})

export const worksReport = (works: readonly Work[], more: Partial<WorksReport> = {}): WorksReport => ({
  ...{ ...HEAD, code: 'H27-W-001', kind: 'works', quarter: 0, fiscal_year: 2015, works, shared: [] },
  ...more,
})
