import { html } from 'hono/html'
import { entryKinds } from '#features/entries/index.ts'
import { workById, workName } from '#features/works/index.ts'
import { page } from '#platform/page.ts'
import { linkButton, printButton } from '#ui/button.ts'
import type { Content, Html } from '#ui/html.ts'
import { pageHead, pane } from '#ui/layout.ts'
import { backLink, tabs } from '#ui/nav.ts'
import { summary } from '#ui/summary.ts'
import { table } from '#ui/table.ts'
import { rulesOfYear } from '../actions.ts'
import { figuresOf, isMoney, type WorkFigure } from '../figures.ts'
import { offersOf } from '../offers/figures.ts'
import { PATH, sheetPath, workSheetPath } from '../paths.ts'
import { type Grades, statusOf } from '../rules.ts'
import { type Sheet, sheetsOfWork } from '../store.ts'
import { keptGradeText, numberText, STATUS_TEXT, yearText } from '../text.ts'
import { yearAsked } from './asked.ts'
import { figureTable } from './figures.ts'
import { offerTable, readerOf } from './offers.ts'

/** 事業票: what a work is for, its money, what came of it and what its departments say, for one fiscal year. */
export const workPage = page.staff({
  path: '/staff/works/:id/year',
  can: 'evaluations.read',
  audit: 'none',
  get: async (ask, db) => {
    const work = await workById(db, ask.params.id)
    if (!work) return null
    const year = yearAsked(ask)
    const kinds = await entryKinds(db)
    const [own, shared] = [await figuresOf(db, work.id, year, kinds), await figuresOf(db, null, year, kinds)]
    const sheets = await sheetsOfWork(db, work.id)
    const of = { work_id: work.id, fiscal_year: year, counted: null }
    const offers = await offersOf(db, of, ask.today, readerOf(ask))
    const now = sheets.filter(({ fiscal_year }) => fiscal_year === year)
    const { grades } = await rulesOfYear(db, year)
    const title = `事業票　${workName(work)}`
    return {
      title,
      nav: PATH,
      body: html`${backLink(`${PATH}?fy=${year}`, '評価シートの一覧')}${pageHead({
        title,
        lead: `${yearText(year)}　${work.plan}`,
        actions: [
          now.length > 0 && linkButton({ href: `${PATH}/print?fy=${year}&work=${work.id}`, text: '評価シートを印刷' }),
          printButton(),
        ],
      })}
      ${yearTabs(work.id, year)}
      ${pane({
        title: '目的・内容',
        body: summary([
          { label: '目的', value: work.purpose },
          { label: '内容', value: work.summary },
          { label: '背景・経緯', value: work.background },
          { label: 'PRポイント', value: work.appeal },
          { label: '部署', value: work.teams.map(({ name }) => name).join('、') },
          { label: '掲載ページ', value: work.page },
        ]),
      })}
      ${moneyPane(own, shared)}
      ${pane({
        title: '実績',
        body: html`<div class="stack">${offerTable(ask, offers)}${sheetTable(now, grades)}${figureTable(
          '部署が入れた実績',
          own.filter(({ kind }) => !isMoney(kind.key)),
          'この事業の実績は、まだ入っていません。0という意味ではありません。',
        )}</div>`,
      })}
      ${saidPane('評価', now, ({ assessment }) => assessment)}${saidPane('今後の取組', now, ({ outlook }) => outlook)}`,
    }
  },
})

const yearTabs = (work: string, year: number): Html =>
  tabs(
    '年度',
    [year + 1, year, year - 1].map(one => ({
      href: workSheetPath(work, one),
      text: yearText(one),
      current: one === year,
    })),
  )

/** Money of this work; what was entered for no work is told apart: nobody knows which share of it is this one's. */
function moneyPane(own: readonly WorkFigure[], shared: readonly WorkFigure[]): Html {
  const money = (figures: readonly WorkFigure[]) => figures.filter(({ kind }) => isMoney(kind.key))
  const others = money(shared)
  return pane({
    title: '予算・財源・支出',
    body: html`<div class="stack">${figureTable('この事業の予算・財源・支出', money(own), 'この事業のものとして入れた金額は、まだありません。')}${
      others.length > 0 &&
      figureTable('事業に分けずに入れた金額（どれだけがこの事業のものかは、わかりません）', others, '')
    }</div>`,
  })
}

const sheetTable = (sheets: readonly Sheet[], grades: Grades): Html =>
  table<Sheet>({
    caption: '評価シート',
    items: sheets,
    cards: true,
    empty: 'この年度の評価シートは、まだ見られません。',
    columns: [
      {
        key: 'team',
        title: '担当課',
        header: true,
        cell: ({ id, team }) => html`<a href="${sheetPath(id)}">${team}</a>`,
      },
      { key: 'status', title: '状態', cell: sheet => STATUS_TEXT[statusOf(sheet)] },
      {
        key: 'target',
        title: '目標値',
        numeric: true,
        cell: sheet => ofScore(sheet, numberText(sheet.target, sheet.unit)),
      },
      {
        key: 'actual',
        title: '実績',
        numeric: true,
        cell: sheet => ofScore(sheet, numberText(sheet.actual, sheet.unit)),
      },
      {
        key: 'result',
        title: '進捗・評点',
        cell: sheet => (sheet.kind === 'progress' ? sheet.progress || '—' : keptGradeText(sheet, grades)),
      },
    ],
  })

const ofScore = ({ kind }: Sheet, text: string): string => (kind === 'score' ? text : '—')

/** What each department says, by its name; of what is not confirmed yet, that it is not. */
const saidPane = (title: string, sheets: readonly Sheet[], said: (sheet: Sheet) => string): Content =>
  sheets.length > 0 &&
  pane({ title, body: summary(sheets.map(sheet => ({ label: saidBy(sheet), value: said(sheet) }))) })

const saidBy = (sheet: Sheet): string =>
  sheet.confirmed_at === null ? `${sheet.team}（${STATUS_TEXT[statusOf(sheet)]}）` : sheet.team
