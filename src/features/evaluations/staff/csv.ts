import { type CsvRow, csvHeaders, writeCsv } from '#platform/csv.ts'
import { page } from '#platform/page.ts'
import { PATH } from '../paths.ts'
import { statusOf } from '../rules.ts'
import { type Sheet, sheetsOfYear } from '../store.ts'
import { DIRECTION_TEXT, STATUS_TEXT, yearText } from '../text.ts'
import { yearAsked } from './asked.ts'

const HEAD = [
  ...['年度', '計画', '事業', '事務事業名', '担当課', '掲載ページ', '状態', '事業の概要', '事業の目的', '進捗状況'],
  ...['評価の指標', '見かた', '目標値', '実績', '単位', '実績の内訳', '評点', '評価', '今後の取組'],
  ...['書いた職員', '提出した職員', '確定した職員'],
]

const lineOf = (sheet: Sheet): CsvRow => {
  const { fiscal_year, plan, work, name, team, page: at, summary, purpose, progress } = sheet
  const score = sheet.kind === 'score'
  return [
    ...[yearText(fiscal_year), plan, work, name, team, at, STATUS_TEXT[statusOf(sheet)], summary, purpose, progress],
    ...[sheet.indicator, score ? DIRECTION_TEXT[sheet.direction] : null, sheet.target, sheet.actual, sheet.unit],
    ...[
      sheet.breakdown,
      sheet.grade,
      sheet.assessment,
      sheet.outlook,
      sheet.by,
      sheet.submitted_by,
      sheet.confirmed_by,
    ],
  ]
}

/** All sheets of a year that whoever asks may see, for a spreadsheet. */
export const csvPage = page.staff({
  path: `${PATH}.csv`,
  can: 'evaluations.read',
  audit: 'none',
  get: async (ask, db) =>
    new Response(writeCsv([HEAD, ...(await sheetsOfYear(db, yearAsked(ask))).map(lineOf)]), {
      headers: csvHeaders('evaluations.csv'),
    }),
})
