import { CHANNEL_TEXT, CHANNELS, SATISFACTION_TEXT, SATISFACTIONS } from '#features/consultations/index.ts'
import { type CsvRow, csvHeaders, writeCsv } from '#platform/csv.ts'
import { type Day, formatDay } from '#platform/dates.ts'
import { page } from '#platform/page.ts'
import { type IndicatorRow, indicatorsOf } from './actions.ts'
import { askedYear } from './asked.ts'
import { type Cell, rateOf } from './rules.ts'
import { type Answers, responseRate } from './rules-answers.ts'
import { INDICATOR_TEXT, NOT_RECORDED, SECTION_TEXT } from './text.ts'

const PERIODS = ['第1四半期', '第2四半期', '第3四半期', '第4四半期', '年度']
const HEAD = [
  ...['事業', '指標', '単位'],
  ...PERIODS.flatMap(name => [`${name} 目標`, `${name} 実績`, `${name} 達成率（%）`, `${name} 記録のある期間`]),
  '出典',
]

/** The table of a year for a spreadsheet: below each satisfaction the answers that are behind it. */
export const csv = page.staff({
  path: '/staff/indicators.csv',
  can: 'indicators.read',
  audit: 'none',
  whole: true,
  get: async (ask, db) => {
    const year = askedYear(ask)
    const { rows, first } = await indicatorsOf(db, year, ask.today)
    const lines = rows.flatMap(row => [lineOf(row, first), ...answerLines(row, first)])
    return new Response(writeCsv([HEAD, ...lines]), { headers: csvHeaders(`indicators-${year}.csv`) })
  },
})

const cellsOf = ({ quarters, year }: IndicatorRow): Cell[] => [...quarters, year]

function lineOf(row: IndicatorRow, first: Day | null): CsvRow {
  const cells = cellsOf(row).flatMap(cell => [cell.target, cell.actual, rateOf(cell), recordsText(cell, first)])
  return [SECTION_TEXT[row.section]!, INDICATOR_TEXT[row.key], row.unit, ...cells, row.source]
}

/** From when on a period is recorded, where that is not all of it. */
const recordsText = ({ counted }: Cell, first: Day | null): string =>
  counted === 'none' ? NOT_RECORDED : counted === 'part' ? `${formatDay(first!)}から` : ''

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
  ...CHANNELS.map((one): [string, string, (answers: Answers) => number] => [
    `職員の代理入力（${CHANNEL_TEXT[one]}）`,
    '件',
    ({ media }) => media[one],
  ]),
  ['本人の入力', '件', () => 0],
]

function answerLines(row: IndicatorRow, first: Day | null): CsvRow[] {
  const { answers } = row
  if (!answers) return []
  const all = [...answers.quarters, answers.year]
  return ANSWER_LINES.map(([name, unit, of]) => {
    const cells = cellsOf(row).flatMap((cell, at) => {
      const known = cell.counted === 'whole' || cell.counted === 'part'
      return [null, known ? of(all[at]!) : null, null, recordsText(cell, first)]
    })
    return [SECTION_TEXT[row.section]!, `${INDICATOR_TEXT[row.key]}：${name}`, unit, ...cells, '']
  })
}
