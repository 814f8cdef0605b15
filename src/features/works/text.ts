import { eraYear } from '#platform/dates.ts'
import type { Looks } from '#platform/feature.ts'
import type { Words } from '#platform/happening.ts'
import type { Told } from './happenings.ts'
import type { Work, WorkRefusal } from './rules.ts'

export const REFUSAL_TEXT = {
  taken: 'この計画には、同じ番号の事業があります。別の番号にしてください。',
  gone: 'この事業は、いまはありません。一覧から選び直してください。',
} satisfies Record<WorkRefusal, string>

const yearText = (year: number): string => `${eraYear(`${year}-06-01`)}度`

/** 令和5年度から令和7年度まで; '' where nothing is said. */
export const yearsText = ({ from_year, until_year }: Pick<Work, 'from_year' | 'until_year'>): string =>
  `${from_year === null ? '' : `${yearText(from_year)}から`}${until_year === null ? '' : `${yearText(until_year)}まで`}`

export const FIELD_TEXT = {
  code: '番号',
  plan: '計画',
  page: '掲載ページ',
  name: '名前',
  summary: '概要',
  purpose: '目的',
  background: '背景・経緯',
  appeal: 'PRポイント',
  from_year: '始まりの年度',
  until_year: '終わりの年度',
  sort: '並びの順',
  teams: '部署',
} satisfies Record<keyof Told, string>

const valueText = (value: Told[keyof Told] | undefined): string =>
  Array.isArray(value) ? value.join('、') || '（なし）' : String(value || '（なし）')

/** What of a work was changed: each field with what it was and is. */
function changeText(was: Told, is: Told): string {
  const keys = (Object.keys(FIELD_TEXT) as (keyof Told)[]).filter(key => valueText(was[key]) !== valueText(is[key]))
  return keys.map(key => `${FIELD_TEXT[key]}：${valueText(was[key])} → ${valueText(is[key])}`).join('。')
}

/** What happened to a work, in words. */
export const WORK_TOLD = {
  'work.made': () => '登録しました。',
  'work.changed': ({ was, is }) => `直しました。${was && is ? changeText(was, is) : ''}`,
} satisfies Words<'work', null>

/** How a look at one of its pages is told. */
export const LOOKS = {
  'work.change': ['figure', '事業〜を直す'],
  'work.make': ['figure', '事業を追加する画面を使う'],
} satisfies Looks
