import { html } from 'hono/html'
import { SATISFACTION_TEXT, SATISFACTIONS } from '#features/consultations/index.ts'
import { fiscalRange, type Quarter } from '#platform/ages.ts'
import type { Content, Html } from '#ui/html.ts'
import { table } from '#ui/table.ts'
import type { IndicatorRow } from '../actions.ts'
import { type Answers, askedRate, responseRate } from '../counting/answers.ts'
import { enteredText } from '../counting/text.ts'
import type { Cell, Period } from '../rules.ts'
import { NOT_RECORDED } from '../text.ts'
import { listPath } from './paths.ts'

type AnswerLine = { name: string; answers: Answers; cell: Cell; period: Period }

/** What was answered in each quarter and in the year, of how many, and who entered it. */
export function answersTable(
  row: IndicatorRow,
  { quarters, year: whole }: { quarters: Answers[]; year: Answers },
  year: number,
  traces: boolean,
): Html {
  const lines: AnswerLine[] = [
    ...([1, 2, 3, 4] as Quarter[]).map(q => ({
      ...{ name: `第${q}四半期`, answers: quarters[q - 1]!, cell: row.quarters[q - 1]! },
      period: fiscalRange(year, q),
    })),
    { name: '年度', answers: whole, cell: row.year, period: fiscalRange(year) },
  ]
  const known =
    (of: (answers: Answers) => Content) =>
    (line: AnswerLine): Content => {
      const { counted } = line.cell
      return counted === 'whole' || counted === 'part' ? of(line.answers) : counted === 'none' ? NOT_RECORDED : '—'
    }
  const number = (of: (answers: Answers) => number) => known(answers => of(answers).toLocaleString('ja'))
  return html`<div class="landscape">${table({
    caption: `${row.name}：答えの内訳`,
    items: lines,
    cards: true,
    empty: '',
    columns: [
      { key: 'period', title: '期間', header: true, cell: ({ name }) => name },
      ...SATISFACTIONS.map(one => ({
        key: `answer-${one}`,
        title: SATISFACTION_TEXT[one],
        numeric: true,
        cell: number(({ each }) => each[one]),
      })),
      {
        key: 'answered',
        title: '答えた相談',
        numeric: true,
        cell: line =>
          known(({ answered }) =>
            traces
              ? html`<a href="${listPath(row.key, line.period)}">${answered.toLocaleString('ja')}</a>`
              : answered.toLocaleString('ja'),
          )(line),
      },
      { key: 'all', title: 'すべての相談', numeric: true, cell: number(({ consultations }) => consultations) },
      {
        key: 'rate',
        title: '回答率',
        numeric: true,
        cell: known(answers => (responseRate(answers) === null ? '—' : `${responseRate(answers)}%`)),
      },
      {
        key: 'asked',
        title: 'うかがった相談（回答率）',
        numeric: true,
        cell: known(answers => {
          const rate = askedRate(answers)
          return `${(answers.consultations - answers.unasked).toLocaleString('ja')}${rate === null ? '' : `（${rate}%）`}`
        }),
      },
    ],
  })}</div>
    <ul class="faint">${lines.map(line => line.answers.answered > 0 && html`<li>${line.name}に入力した人：${enteredText(line.answers)}</li>`)}</ul>`
}
