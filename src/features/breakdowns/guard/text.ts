import { MEANS_TEXT, type Means } from '#features/kinds/index.ts'
import { DIGITAL_TEXT, type Digital, SEX_TEXT, type Sex } from '#features/people/index.ts'
import { eraYear } from '#platform/dates.ts'
import type { Words } from '#platform/happening.ts'
import { type Group, groupOf, type Stand } from './rules.ts'

/** A shape and a word, never a colour alone. */
export const STAND_TEXT = {
  reached: '● 目標に届いた',
  going: '○ 予定どおり',
  behind: '▼ 遅れている',
  early: '— 年度のはじめのため、まだ言わない',
} satisfies Record<Stand, string>

/** What a group is called; `areas`: the names of the areas. One that is none any more is told by its key. */
export function groupText(key: string, areas: ReadonlyMap<string, string>): string {
  const group = groupOf(key)
  return group === null ? key : nameOf(group, areas)
}

function nameOf(group: Group, areas: ReadonlyMap<string, string>): string {
  if (group.dim === 'who') return `${SEX_TEXT[group.sex as Sex]} ${group.from}歳以上`
  if (group.dim === 'area') return `お住まいが${areas.get(group.value) ?? 'いまはない地域'}の方`
  return group.dim === 'means'
    ? `いちばん遠くまで行ける足が${MEANS_TEXT[group.value as Means] ?? group.value}の方`
    : `スマホやパソコン：${DIGITAL_TEXT[group.value as Digital] ?? group.value}`
}

/** 男性 65歳以上の登録が、目標に遅れています（令和8年度 第2四半期） */
export const behindText = (of: { name: string; fiscal_year: number; quarter: number }): string =>
  `${of.name}の登録が、目標に遅れています（${quarterText(of)}）`
export const quarterText = ({ fiscal_year, quarter }: { fiscal_year: number; quarter: number }): string =>
  `${eraYear(`${fiscal_year}-06-01`)}度 第${quarter}四半期`

export const RULE =
  '年度の目標を、過ぎた日数で割りふった数とくらべます。その8割に届かないときを「遅れている」とします（年度のはじめの60日は言いません）。四半期が終わったときに遅れていると、管理者の「やること」に出ます。'
export const ALONE =
  'ひとりでお住まいかどうかは、どの方にも聞いていません。ひとり暮らしの男性に届けたいときは、「男性 65歳以上」のように、年齢と性別で目標を決めます。'

export const TOLD = {
  'guard.behind': () => '四半期が終わったときに、目標に遅れていました。',
  'guard.answered': ({ answer }) => `手だて：${answer ?? ''}`,
  'step.handed-over': () => 'ほかの職員に引きつぎました。',
  'step.returned': () => 'もとの職員に戻りました。',
  'step.accepted': () => '引き受けました。',
} satisfies Words<'guard_alert', null>
