import { html } from 'hono/html'
import { formatDay } from '#platform/dates.ts'
import type { Content, Html } from '#ui/html.ts'
import { pane } from '#ui/layout.ts'
import { type Desk, sheet as paper } from '#ui/print.ts'
import { type Row, summary } from '#ui/summary.ts'
import { table } from '#ui/table.ts'
import type { Sheet, SheetsReport, Work, WorksReport } from '../snapshot/rules.ts'
import { yearText } from '../text.ts'
import { linked, type Seen } from './seeing.ts'
import { enteredTable } from './tables.ts'

/** Plain words with their line breaks. */
const lines = (text: string): Content => text.split('\n').map((line, at) => html`${at > 0 && html`<br>`}${line}`)

const resultOf = ({ kind, progress, grade }: Sheet): string => (kind === 'progress' ? progress : grade)

export const sheetTable = (sheets: readonly Sheet[], seen: Seen, empty: string): Html =>
  table<Sheet>({
    caption: '確定した評価シート',
    items: sheets,
    cards: true,
    empty,
    columns: [
      { key: 'name', title: '事務事業名', header: true, cell: one => linked(one.name, one.link, seen) },
      { key: 'team', title: '担当課', cell: ({ team }) => team },
      { key: 'target', title: '目標値', numeric: true, cell: ({ target }) => target || '—' },
      { key: 'actual', title: '実績', numeric: true, cell: ({ actual }) => actual || '—' },
      { key: 'result', title: '進捗・評点', cell: resultOf },
    ],
  })

/** What a sheet says, in the order of its form. */
export function sheetRows(sheet: Sheet): Row[] {
  const { target, actual, breakdown } = sheet
  const own: [string, string][] =
    sheet.kind === 'progress'
      ? [['進捗状況', sheet.progress]]
      : [
          ['評価の指標', sheet.indicator],
          ['目標値', target],
          ['実績', [actual, breakdown].filter(Boolean).join('\n')],
          ['評点', sheet.grade],
        ]
  const all: [string, string][] = [
    ['担当課', sheet.team],
    ['掲載ページ', sheet.page],
    ['事業の概要', sheet.summary],
    ['事業の目的', sheet.purpose],
    ...own,
    ['評価', sheet.assessment],
    ['今後の取組', sheet.outlook],
  ]
  return all.map(([label, value]) => ({ label, value: value && lines(value) }))
}

/** The sheets of a year in full. */
export const sheetsBody = ({ report, ...seen }: Seen<SheetsReport>): Content => [
  report.open > 0 && html`<p>確定していない評価シート${report.open}枚は、のせていません。</p>`,
  sheetTable(report.sheets, { report, ...seen }, ''),
  report.sheets.map(sheet => pane({ title: `${sheet.name}（${sheet.team}）`, body: summary(sheetRows(sheet)) })),
]

const aboutWork = ({ purpose, summary: content, background, appeal, teams, page }: Work): Row[] => [
  { label: '目的', value: lines(purpose) },
  { label: '内容', value: lines(content) },
  ...(background ? [{ label: '背景・経緯', value: lines(background) }] : []),
  ...(appeal ? [{ label: 'PRポイント', value: lines(appeal) }] : []),
  { label: '部署', value: teams.join('、') },
  { label: '掲載ページ', value: page },
]

const NO_MONEY = 'この事業のものとして入れた金額はありませんでした。0という意味ではありません。'
const NO_FIGURES = 'この事業の実績は入っていませんでした。0という意味ではありません。'

/** 事業票 of a work: what it is for, its money, what came of it, what its departments say and will do. */
const workParts = (work: Work, seen: Seen): Content => [
  summary(aboutWork(work)),
  enteredTable('予算・財源・支出', work.money, seen, NO_MONEY),
  enteredTable('実績', work.figures, seen, NO_FIGURES),
  work.sheets.length === 0
    ? html`<p>確定した評価シートはありませんでした。</p>`
    : summary(
        work.sheets.flatMap(sheet => [
          { label: `${sheet.team}：進捗・評点`, value: resultOf(sheet) },
          { label: '評価', value: lines(sheet.assessment) },
          { label: '今後の取組', value: lines(sheet.outlook) },
        ]),
      ),
]

/** 事業票 of every work of a year in full. */
export const worksBody = (seen: Seen<WorksReport>): Content => [
  seen.report.works.map(work =>
    pane({ title: work.name, aside: work.plan, body: html`<div class="stack">${workParts(work, seen)}</div>` }),
  ),
  seen.report.shared.length > 0 && enteredTable('事業に分けずに入れた金額', seen.report.shared, seen, ''),
]

const papers = (
  report: SheetsReport | WorksReport,
  from: Desk,
  parts: readonly { title: string; body: Content; date: string }[],
) =>
  html`<div class="close">${parts.map(({ title, date, body }, at) =>
    paper({ title, number: `報告 ${report.code}`, date, from, second: at > 0, body }),
  )}</div>`

/** Each sheet on a page of A4. */
export const sheetPapers = (report: SheetsReport, from: Desk): Html =>
  papers(
    report,
    from,
    report.sheets.map(sheet => ({
      title: `事務事業評価シート（${yearText(report.fiscal_year)}）`,
      date: `${formatDay(sheet.day)} 確定`,
      body: summary([{ label: '事務事業名', value: html`<b>${sheet.name}</b>` }, ...sheetRows(sheet)]),
    })),
  )

/** Each work on pages of its own. */
export const workPapers = (seen: Seen<WorksReport>, from: Desk): Html =>
  papers(
    seen.report,
    from,
    seen.report.works.map(work => ({
      title: `事業票（${yearText(seen.report.fiscal_year)}）　${work.name}`,
      date: `${formatDay(seen.report.day)} 作成`,
      body: workParts(work, seen),
    })),
  )
