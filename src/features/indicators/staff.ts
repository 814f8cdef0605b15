import { html } from 'hono/html'
import { SATISFACTION_TEXT, SATISFACTIONS } from '#features/consultations/index.ts'
import { fiscalRange, fiscalYear, type Quarter } from '#platform/ages.ts'
import { type Day, eraYear, formatDay, formatShort } from '#platform/dates.ts'
import { page } from '#platform/page.ts'
import { linkButton, printButton } from '#ui/button.ts'
import { chart } from '#ui/chart.ts'
import type { Content, Html } from '#ui/html.ts'
import { pageHead } from '#ui/layout.ts'
import { tabs } from '#ui/nav.ts'
import { notice } from '#ui/notice.ts'
import { table } from '#ui/table.ts'
import { type IndicatorRow, indicatorsOf, type Report } from './actions.ts'
import { askedYear } from './asked.ts'
import { type Cell, countedIn, isPlanned, type Period, type Plan, rateOf } from './rules.ts'
import { type Answers, responseRate } from './rules-answers.ts'
import { counted, listPath } from './staff-counted.ts'
import { csv } from './staff-csv.ts'
import { yearsWithRecords } from './store.ts'
import { enteredText, HOW_COUNTED, INDICATOR_TEXT, NOT_RECORDED, SECTION_TEXT } from './text.ts'

const PATH = '/staff/indicators'

const yearText = (year: number): string => `${eraYear(`${year}-06-01`)}度`

const index = page.staff({
  path: PATH,
  can: 'indicators.read',
  audit: 'none',
  whole: true,
  get: async (ask, db) => {
    const year = askedYear(ask)
    const [report, years] = [await indicatorsOf(db, year, ask.today), await yearsWithRecords(db)]
    const shown = years.includes(fiscalYear(ask.today)) ? years : [fiscalYear(ask.today), ...years]
    const planned = report.rows.some(({ source }) => source) && isPlanned(fiscalRange(year), report.plan)
    const title = `${planned ? '計画の指標' : '指標の実績'}　${yearText(year)}`
    return {
      title,
      nav: PATH,
      body: html`${pageHead({
        title,
        lead: `${targetsText(report.plan, year, planned)}実績は${formatDay(ask.today)}までの記録を数えたものです。数字を押すと、数えた記録の一覧が開きます。`,
        actions: [linkButton({ href: `${PATH}.csv?fy=${year}`, text: 'CSV', download: true }), printButton()],
      })}
      ${tabs(
        '年度',
        shown.map(one => ({ href: `${PATH}?fy=${one}`, text: yearText(one), current: one === year })),
      )}
      ${recordsNotice(year, report.first, ask.today)}
      ${planTable(report, year)}
      ${report.rows.map(row => row.answers && answersTable(row, row.answers, year))}
      ${outcomeChart(report.rows, year, planned)}`,
    }
  },
})

/** Whose the targets are; a plan's stand for its days alone. */
function targetsText(plan: Plan | null, year: number, planned: boolean): string {
  if (!planned && isPlanned(fiscalRange(year), plan)) return 'この年度の目標は、まだ登録がありません。'
  if (!plan) return '目標は計画のもの、'
  const days = `${formatDay(plan.from)}から${formatDay(plan.to)}まで`
  return planned
    ? `目標は「${plan.name}」（${days}）のもの、`
    : `「${plan.name}」の期間（${days}）に入らない年度なので、目標はありません。`
}

/** From which day on there are records, where that is not the whole year. */
function recordsNotice(year: number, first: Day | null, today: Day): Html | false {
  const how = countedIn(fiscalRange(year), first, today)
  if (how !== 'none' && how !== 'part') return false
  const since = first === null ? '記録はまだありません。' : `記録があるのは${formatDay(first)}からです。`
  return notice({
    kind: 'info',
    title: how === 'none' ? `この年度の記録はありません。${first === null ? '' : since}` : since,
    body: html`<p>記録のない期間は「${NOT_RECORDED}」と表しています。0件という意味ではありません。途中からの数には、いつからの記録かを添え、達成率は出していません。</p>`,
  })
}

function planTable({ rows, first }: Report, year: number): Html {
  const sources = [...new Set(rows.map(row => row.source).filter(Boolean))]
  const isFirst = (row: IndicatorRow) => rows.find(other => other.section === row.section) === row
  return html`<div class="landscape">${table({
    caption: '事業ごとの目標と実績',
    items: rows,
    empty: 'この年度の指標はありません。',
    columns: [
      { key: 'section', title: '事業', cell: row => (isFirst(row) ? html`<b>${SECTION_TEXT[row.section]}</b>` : '') },
      {
        key: 'name',
        title: '指標',
        header: true,
        cell: row => html`${INDICATOR_TEXT[row.key]}<small class="faint">（${row.unit}）</small>`,
      },
      ...([1, 2, 3, 4] as const).map(q => ({
        key: `q${q}`,
        title: `第${q}四半期`,
        numeric: true,
        cell: (row: IndicatorRow) =>
          cellPart(row, row.quarters[q - 1]!, first, fiscalRange(year, q), row.answers?.quarters[q - 1]),
      })),
      {
        key: 'year',
        title: '年度',
        numeric: true,
        cell: row => cellPart(row, row.year, first, fiscalRange(year), row.answers?.year),
      },
    ],
  })}
    <ul class="faint"><li>それぞれ「実績 ／ 目標」、下は達成率です。「—」は、まだ始まっていない期間か、この画面に記録がつながっていない指標です。</li>
      <li>就業・活動：${HOW_COUNTED.outcome}</li><li>相談数：${HOW_COUNTED.consultations}満足度：${HOW_COUNTED.satisfaction}</li>
      <li>目標の出典：${sources.join('、') || 'この年度の目標は登録がありません。'}</li></ul></div>`
}

const small = (text: Content): Html => html`<br><small class="faint">${text}</small>`

function cellPart(row: IndicatorRow, cell: Cell, first: Day | null, period: Period, answers?: Answers): Content {
  if (row.counted && cell.counted === 'none' && cell.target === null) return NOT_RECORDED
  if (cell.actual === null && cell.target === null) return '—'
  const rate = rateOf(cell)
  const target = cell.target === null ? '' : html` <small class="faint">／ ${cell.target.toLocaleString('ja')}</small>`
  return html`${actualPart(row, cell, period)}${target}${rate !== null && small(`${rate}%`)}${
    cell.actual !== null && cell.counted === 'part' && small(`${formatShort(first!)}から`)
  }${answers && answers.answered > 0 && cell.actual !== null && small(`回答 ${answers.answered.toLocaleString('ja')}／${answers.consultations.toLocaleString('ja')}件`)}`
}

/** The number, which opens what it counts. */
function actualPart(row: IndicatorRow, cell: Cell, period: Period): Content {
  if (cell.actual === null) return row.counted && cell.counted === 'none' ? NOT_RECORDED : '—'
  const href =
    row.counted === 'consultations'
      ? `/staff/consultations?from=${period.from}&to=${period.to}`
      : listPath(row.key, period)
  return html`<a href="${href}">${cell.actual.toLocaleString('ja')}</a>`
}

type AnswerLine = { name: string; answers: Answers; cell: Cell; period: Period }

/** What was answered in each quarter and in the year, of how many, and who entered it. */
function answersTable(
  row: IndicatorRow,
  { quarters, year: whole }: { quarters: Answers[]; year: Answers },
  year: number,
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
    caption: `${INDICATOR_TEXT[row.key]}：答えの内訳`,
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
          known(
            ({ answered }) => html`<a href="${listPath(row.key, line.period)}">${answered.toLocaleString('ja')}</a>`,
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
        key: 'entered',
        title: '入力した人',
        cell: known(answers => (answers.answered > 0 ? enteredText(answers) : '—')),
      },
    ],
  })}</div>`
}

function outcomeChart(rows: readonly IndicatorRow[], year: number, planned: boolean): Html {
  const shown = rows.filter(row => row.counted === 'outcome' && row.key.includes('elder'))
  return chart({
    title: `${yearText(year)} 高年齢者の就業・活動（${planned ? '目標と実績' : '実績'}）`,
    unit: '件',
    periods: shown.map(row => INDICATOR_TEXT[row.key].replace('高年齢者：', '').replace(/（.*/, '')),
    series: [
      ...(planned ? [{ label: '目標', kind: 'target' as const, values: shown.map(row => row.year.target) }] : []),
      { label: '実績', kind: 'actual', values: shown.map(row => row.year.actual) },
    ],
  })
}

export const pages = [index, csv, counted]
