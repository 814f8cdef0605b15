import { html } from 'hono/html'
import { today as dayOf } from '#platform/clock.ts'
import { formatDay } from '#platform/dates.ts'
import type { Read } from '#platform/db.ts'
import { isId } from '#platform/ids.ts'
import { type Ask, page, type Staff } from '#platform/page.ts'
import type { Content, Html } from '#ui/html.ts'
import { type Desk, sheet as paper } from '#ui/print.ts'
import { type Row, summary } from '#ui/summary.ts'
import { rulesOfYear } from '../actions.ts'
import { PATH, sheetPath } from '../paths.ts'
import { type Grades, statusOf } from '../rules.ts'
import { type Sheet, sheetById, sheetsOfYear } from '../store.ts'
import { keptGradeText, numberText, STATUS_TEXT, yearText } from '../text.ts'
import { yearAsked } from './asked.ts'

/** Plain words with their line breaks. */
const lines = (text: string): Content => text.split('\n').map((line, at) => html`${at > 0 && html`<br>`}${line}`)

/** What a sheet says, in the order of its form. */
export function sheetRows(sheet: Sheet, grades: Grades): Row[] {
  const { unit } = sheet
  const own: [string, string][] =
    sheet.kind === 'progress'
      ? [['進捗状況', sheet.progress]]
      : [
          ['評価の指標', sheet.indicator],
          ['目標値', `${numberText(sheet.target, unit)}${sheet.direction === 'down' ? '（少ないほどよい）' : ''}`],
          ['実績', [numberText(sheet.actual, unit), sheet.breakdown].filter(Boolean).join('\n')],
          ['評点', keptGradeText(sheet, grades)],
        ]
  const all: [string, string][] = [
    ['事業の概要', sheet.summary],
    ['事業の目的', sheet.purpose],
    ...own,
    ['評価', sheet.assessment],
    ['今後の取組', sheet.outlook],
  ]
  return all.map(([label, value]) => ({ label, value: value && lines(value) }))
}

const whenText = ({ confirmed_at, at }: Sheet): string =>
  confirmed_at === null ? `${formatDay(dayOf(at))} 現在` : `${formatDay(dayOf(confirmed_at))} 確定`

/** One sheet on one page of A4. */
export const sheetPaper = (sheet: Sheet, grades: Grades, from: Desk, second = false): Html =>
  paper({
    title: `事務事業評価シート（${yearText(sheet.fiscal_year)}）`,
    number: sheet.confirmed_at === null ? STATUS_TEXT[statusOf(sheet)] : sheet.plan,
    date: whenText(sheet),
    from,
    second,
    body: summary([
      { label: '事務事業名', value: html`<b>${sheet.name}</b>` },
      { label: '担当課', value: sheet.team },
      { label: '掲載ページ', value: sheet.page },
      ...sheetRows(sheet, grades),
    ]),
  })

const papers = (list: readonly Sheet[], grades: Grades, from: Desk): Html =>
  html`<div class="close">${list.map((one, at) => sheetPaper(one, grades, from, at > 0))}</div>`

export const onePaper = page.staff({
  path: `${PATH}/:id/print`,
  can: 'evaluations.read',
  audit: 'none',
  get: async (ask, db) => {
    const sheet = await sheetById(db, ask.params.id)
    if (!sheet) return null
    const { grades } = await rulesOfYear(db, sheet.fiscal_year)
    const body = papers([sheet], grades, ask.municipality)
    return { title: `評価シート：${sheet.name}`, frame: 'print', back: sheetPath(sheet.id), body }
  },
})

/** The sheets of a year, of one work where the address names it. */
async function askedSheets(ask: Ask<Staff>, db: Read, year: number): Promise<Sheet[]> {
  const work = ask.url.searchParams.get('work') ?? ''
  return (await sheetsOfYear(db, year)).filter(sheet => !isId(work) || sheet.work_id === work)
}

/** All sheets of a year one after the other, each on a page of its own. */
export const yearPaper = page.staff({
  path: `${PATH}/print`,
  can: 'evaluations.read',
  audit: 'none',
  get: async (ask, db) => {
    const year = yearAsked(ask)
    const list = await askedSheets(ask, db, year)
    const { grades } = await rulesOfYear(db, year)
    const body =
      list.length === 0
        ? html`<div class="plain"><h1>評価シート（${yearText(year)}）</h1><p>印刷できる評価シートは、まだありません。</p></div>`
        : papers(list, grades, ask.municipality)
    return { title: `評価シート（${yearText(year)}）`, frame: 'print', back: `${PATH}?fy=${year}`, body }
  },
})
