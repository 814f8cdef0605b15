import { eraYear, formatDay } from '#platform/dates.ts'
import { eras } from '#platform/eras.ts'
import type { Looks } from '#platform/feature.ts'
import type { Short } from './files/book/sheet.ts'
import type { Kind, Of, Refusal } from './rules.ts'
import { shortText } from './templates/text.ts'

export const KIND_TEXT = {
  quarter: '四半期報告',
  year: '年次報告',
  sheets: '事務事業評価シート',
  works: '事業票',
} satisfies Record<Kind, string>

const LETTER = { year: 'Y', sheets: 'E', works: 'W' } as const

/** R8-Q2-001: the era's letter and year of the fiscal year, the quarter or the kind, and the number, counted from 1 for each of them. */
export function codeOf({ kind, fiscal_year, quarter }: Omit<Of, 'team_id'>, number: number): string {
  const { letter, first } = eras.find(era => `${fiscal_year}-06-01` >= era.first)!
  const year = fiscal_year - Number(first.slice(0, 4)) + 1
  const what = kind === 'quarter' ? `Q${quarter}` : LETTER[kind]
  return `${letter}${year}-${what}-${String(number).padStart(3, '0')}`
}

export const yearText = (year: number): string => `${eraYear(`${year}-06-01`)}度`

/** 令和8年度 第2四半期 */
export const periodText = ({ fiscal_year, quarter }: Pick<Of, 'fiscal_year' | 'quarter'>): string =>
  quarter === 0 ? yearText(fiscal_year) : `${yearText(fiscal_year)} 第${quarter}四半期`

/** Those who may close a quarter, by name; the sentence stands also where there is nobody. */
const whoText = (who: readonly string[]): string =>
  who.length === 0 ? '管理者（所管課）' : `管理者（所管課）の${who.map(name => `${name}さん`).join('、')}`

/** Why there is no report, and what to do; `who` may close a quarter. */
export function refusalText(
  refusal: Refusal,
  { of, to, who, short = [] }: { of: Of; to: string; who: readonly string[]; short?: readonly Short[] },
): string {
  const period = periodText(of)
  return {
    running: `${period}は、${formatDay(to)}まで続きます。報告は、終わった期間についてつくります。いまの数は「指標」のページで印刷できます。`,
    open: `${period}は、まだ締めていません。報告は、締めた数からつくります。${whoText(who)}が「四半期の締め」で締めると、つくれるようになります。`,
    early: `${period}に締めた四半期はありません。指標の報告は、締めた四半期のある期間についてつくれます。`,
    noSheets: `${period}の確定した評価シートがありません。評価シートは、部署が提出し、管理者かコーディネーターが確定します。`,
    noWorks: `${period}に行われた事業がありません。「事業」のページで、事業の期間を確かめてください。`,
    noReason:
      'この報告は、もうあります。新しい版をつくるときは、そのわけを書いてください。前の版は、そのまま残ります。',
    broken:
      '市のひな形に差しこめませんでした。「ひな形」のページで、ひな形を入れ直してください。報告はつくっていません。',
    short: `市のExcelのひな形に入りきりません。${short.map(shortText).join('')}直したものを「ひな形」のページで入れてください。報告はつくっていません。`,
  }[refusal]
}

/** How a look at one of its pages is told. */
export const LOOKS = {
  'report-form.set': ['figure', '報告のひな形の画面を使う'],
  'report.file': ['figure', '報告のファイルを保存する'],
  'report.make': ['figure', '報告をつくる画面を使う'],
} satisfies Looks
