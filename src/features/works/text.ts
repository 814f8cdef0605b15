import { eraYear } from '#platform/dates.ts'
import type { Work, WorkRefusal } from './rules.ts'

export const REFUSAL_TEXT = {
  taken: 'この計画には、同じ番号の事業があります。別の番号にしてください。',
  gone: 'この事業は、いまはありません。一覧から選び直してください。',
} satisfies Record<WorkRefusal, string>

const yearText = (year: number): string => `${eraYear(`${year}-06-01`)}度`

/** 令和5年度から令和7年度まで; '' where nothing is said. */
export const yearsText = ({ from_year, until_year }: Pick<Work, 'from_year' | 'until_year'>): string =>
  `${from_year === null ? '' : `${yearText(from_year)}から`}${until_year === null ? '' : `${yearText(until_year)}まで`}`
