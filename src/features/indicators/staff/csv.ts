import { CHANNEL_TEXT, CHANNELS, SATISFACTION_TEXT, SATISFACTIONS } from '#features/consultations/index.ts'
import { fiscalRange } from '#platform/ages.ts'
import { type CsvRow, csvHeaders, writeCsv } from '#platform/csv.ts'
import { type Day, formatDay } from '#platform/dates.ts'
import { page } from '#platform/page.ts'
import { type IndicatorRow, indicatorsOf, QUARTERS, type Standing } from '../actions.ts'
import { numberText } from '../closing/text.ts'
import { type Answers, askedRate, responseRate } from '../counting/answers.ts'
import { rateOf } from '../rules.ts'
import { LIGHT_TEXT, missingText, PERIODS } from '../text.ts'
import { askedYear } from './asked.ts'

const HEAD = [
  ...['事業', '指標', '単位'],
  ...PERIODS.flatMap(name => [`${name} 目標`, `${name} 実績`, `${name} 達成率（%）`, `${name} 記録のある期間`]),
  '出典',
  ...PERIODS.map(name => `${name} 状況`),
  ...['年度末の見込み', '見込みの計算', '目標まで'],
  ...PERIODS.slice(0, 4).map(name => `${name} 締め`),
]

/** The table of a year for a spreadsheet: below each satisfaction the answers that are behind it. */
export const csv = page.staff({
  path: '/staff/indicators.csv',
  can: 'indicators.all',
  audit: 'none',
  whole: true,
  get: async (ask, db) => {
    const year = askedYear(ask)
    const { rows } = await indicatorsOf(db, year, ask.today)
    const lines = rows.flatMap(row => [lineOf(row, { year, today: ask.today }), ...answerLines(row)])
    return new Response(writeCsv([HEAD, ...lines]), { headers: csvHeaders(`indicators-${year}.csv`) })
  },
})

const cellsOf = ({ quarters, year }: IndicatorRow): Standing[] => [...quarters, year]

/** Whether a quarter is closed, and what turned out since. */
function closedText({ closed }: Standing): string {
  if (!closed) return ''
  const { corrections, value, new_value, reason } = closed.figure
  return corrections === 0
    ? '締め済み'
    : `締めたあとの訂正：${numberText(value)} → ${numberText(new_value)}（${reason}）`
}

const BY_TEXT = { season: '前の年度の同じ日までの割合', days: '過ぎた日数の割合' }

function lineOf(row: IndicatorRow, { year, today }: { year: number; today: Day }): CsvRow {
  const cells = cellsOf(row).flatMap(cell => [cell.target, cell.actual, rateOf(cell), recordsText(cell, row)])
  const lights = cellsOf(row).map(({ light }, at) => {
    const { to } = fiscalRange(year, QUARTERS[at])
    return light === null ? '' : LIGHT_TEXT[light][to < today ? 'over' : 'runs']
  })
  const { forecast, missing } = row
  const ahead = [forecast?.value ?? null, forecast ? BY_TEXT[forecast.by] : '', missing]
  return [row.section, row.name, row.unit, ...cells, row.source, ...lights, ...ahead, ...row.quarters.map(closedText)]
}

/** From when on a period is recorded, where that is not all of it. */
const recordsText = ({ counted, since }: Standing, row: IndicatorRow): string =>
  counted === 'none' ? missingText(row) : counted === 'part' ? `${formatDay(since!)}から` : ''

const ANSWER_LINES: readonly [name: string, unit: string, of: (answers: Answers) => number | null][] = [
  ...SATISFACTIONS.map((one): [string, string, (answers: Answers) => number] => [
    SATISFACTION_TEXT[one],
    '件',
    ({ each }) => each[one],
  ]),
  ['答えた相談', '件', ({ answered }) => answered],
  ['聞いたが答えのなかった相談', '件', ({ consultations, unasked, answered }) => consultations - unasked - answered],
  ['聞いていない相談', '件', ({ unasked }) => unasked],
  ['すべての相談', '件', ({ consultations }) => consultations],
  ['回答率', '%', responseRate],
  ['うかがった相談のうちの回答率', '%', askedRate],
  ...CHANNELS.map((one): [string, string, (answers: Answers) => number] => [
    `職員の代理入力（${CHANNEL_TEXT[one]}）`,
    '件',
    ({ media }) => media[one],
  ]),
  ['アンケートの代理入力（紙）', '件', ({ own }) => own.paper],
  ['アンケートの代理入力（電話）', '件', ({ own }) => own.phone],
  ['本人の入力', '件', ({ own }) => own.qr],
]

function answerLines(row: IndicatorRow): CsvRow[] {
  const { answers } = row
  if (!answers) return []
  const all = [...answers.quarters, answers.year]
  return ANSWER_LINES.map(([name, unit, of]) => {
    const cells = cellsOf(row).flatMap((cell, at) => {
      const known = cell.counted === 'whole' || cell.counted === 'part'
      return [null, known ? of(all[at]!) : null, null, recordsText(cell, row)]
    })
    return [row.section, `${row.name}：${name}`, unit, ...cells, '']
  })
}
