import { LEGAL_FORM_TEXT, WEEKDAY_TEXT } from '#features/kinds/index.ts'
import { spanText } from '#features/opportunities/index.ts'
import { SEX_TEXT } from '#features/people/index.ts'
import { RULE_TEXT, rejectionTexts } from '#features/proposals/index.ts'
import type { Rejection, Rule } from '#matching/index.ts'
import { addDays, type Day, formatDay, formatShort, weekday } from '#platform/dates.ts'
import type { Refusal, Stage, WhatIf } from '../rules.ts'
import { PLAN_REFUSAL_TEXT } from '../text.ts'
import type { PlanHead, SlotFacts } from '../view.ts'

/** What a run is doing, for somebody who waits. */
export const STAGE_TEXT = {
  reading: '利用者と活動のいまの内容を読みこんでいます',
  columns: '一人ひとりに合う組み合わせをさがしています',
  prices: '席の取り合いを調整しています',
  bound: 'どこまで良くできるかを計算しています',
  seats: '一人ひとりの席を決めています',
} satisfies Record<Stage, string>

export const HALF_TEXT = ['午前', '午後', '夕方'] as const

/** 99.2 of 99.27: never more than it is. Null where nothing can be placed at all. */
export const percentOfBest = (objective: number, bound: number): string | null =>
  bound <= 0 ? null : (Math.floor((objective * 1000) / bound) / 10).toFixed(1)

/** How good a plan is, in plain words. */
export function qualityText(objective: number | null, bound: number | null): string {
  const percent = objective === null || bound === null ? null : percentOfBest(objective, bound)
  if (percent === null) return 'この条件では、組み合わせられる人と枠がありませんでした'
  return percent === '100.0' ? 'この案は、理論上の最良です' : `この案は、理論上の最良の${percent}%以上です`
}

/** 午前 of the half-days: 「火曜の午前」. */
export const cellText = (cell: number): string => `${WEEKDAY_TEXT[Math.floor(cell / 3)]}曜の${HALF_TEXT[cell % 3]}`

/** 火曜 午前9時30分〜正午; the dates where it is not every week. */
export const slotTime = (slot: SlotFacts, from: Day): string =>
  `${WEEKDAY_TEXT[slot.weekday]}曜 ${spanText(slot.from_min, slot.to_min)}${datesText(slot, from)}`

/** （11月24日（火）のみ） of a slot that does not take place every week. */
export const datesText = (slot: SlotFacts, from: Day): string =>
  slot.weeks === null ? '' : `（${datesOf(slot, from).map(formatShort).join('・')}のみ）`

/** The dates of a slot that does not take place every week; weeks count from the Monday of the plan's first week. */
function datesOf({ weeks, weekday: day }: SlotFacts, from: Day): Day[] {
  const monday = addDays(from, -weekday(from))
  return (weeks ?? []).map(week => addDays(monday, 7 * (week - 1) + day)).filter(date => date >= from)
}

export const slotText = (slot: SlotFacts, from: Day): string => `${slotTime(slot, from)}「${slot.title}」`

/** 団体／雇用／圏域 */
export const slotLine = ({ organisation, legal_form, area }: SlotFacts): string =>
  [organisation, LEGAL_FORM_TEXT[legal_form], area].filter(Boolean).join('／')

/** 令和8年11月23日（月）から4週間 */
export const periodText = ({ from_on, weeks }: Pick<PlanHead, 'from_on' | 'weeks'>): string =>
  `${formatDay(from_on)}から${weeks}週間`

/** Which people and activities it is about. */
export const scopeText = ({ areas, kinds }: Pick<PlanHead, 'areas' | 'kinds'>): string =>
  [
    areas.length === 0 ? 'すべての圏域' : areas.map(({ name }) => name).join('・'),
    kinds.length === 0 ? 'すべての就業形態' : kinds.map(kind => LEGAL_FORM_TEXT[kind]).join('・'),
  ].join('／')

/** 「もし…なら」 as a sentence. */
export function whatIfText(change: WhatIf, about: string | null): string {
  const what = about ?? ''
  if (change.kind === 'hours') return `もし、「${what}」の1回の時間が、長くても${change.hours}時間なら`
  if (change.kind === 'seats') return `もし、「${what}」の席が、あと${change.more}つあれば`
  return `もし、${change.area === null ? 'すべての圏域' : what}の方が、あと${change.km}km遠くまで行ければ`
}

const OWN_REASONS = {
  seats: '合う枠はほかの方でうまった',
  together: 'いっしょに活動する方と、そろって入れる枠がなかった',
  whole: '全部の時間を受けもてる組み合わせがなかった',
  activities: 'もう、受けもてる数の活動をしている',
  people: '合う方はほかの枠に入った',
  team: '人がそろわず、チームにならなかった',
  capacity: '活動の定員までうまった',
  leader: '資格のある方がいない',
  experienced: '経験のある方が足りない',
  newcomers: 'はじめての方が多すぎる',
} as const

/** Why somebody got nothing, or a slot nobody. */
export const reasonsText = (reasons: readonly (Rule | keyof typeof OWN_REASONS)[]): string =>
  reasons.map(reason => ({ ...RULE_TEXT, ...OWN_REASONS })[reason]).join('・')

/** Why somebody may not take a slot, with every rule of the pair that is in the way. */
export const refusedText = ({ refused, broken = [] }: { refused: Refusal; broken?: readonly Rejection[] }): string =>
  PLAN_REFUSAL_TEXT[refused] + (broken.length > 0 ? `（${rejectionTexts(broken, 'counsellor').join('・')}）` : '')

const plus = (points: number): string => Math.abs(points).toLocaleString('ja')

/** What a change does to the plan's total. */
export const costText = (cost: number): string =>
  cost === 0 ? '合計の点は変わりません' : `合計が${plus(cost)}点 ${cost > 0 ? '下がります' : '上がります'}`

const GROUPS: Record<'waiting' | 'age' | 'area' | 'sex', (key: string) => string> = {
  waiting: key => ({ '-29': '30日未満', '-89': '30〜89日', '-179': '90〜179日', '180-': '180日以上' })[key] ?? key,
  age: key => ({ unknown: '年齢不明', '-59': '59歳まで', '85-': '85歳から' })[key] ?? `${key.replace('-', '〜')}歳`,
  area: key => (key === '' ? '圏域が分からない方' : key),
  sex: key => (SEX_TEXT as Record<string, string>)[key] ?? '聞いていない',
}

/** The name of a group of people in the fairness figures. */
export const groupText = (grouping: keyof typeof GROUPS, key: string): string => GROUPS[grouping](key)

/** 「3人のうち2人（66%）」 in a cell: whole per cent, rounded down; a dash where there is nobody. */
export const shareText = (part: number, whole: number): string =>
  whole === 0 ? '—' : `${Math.floor((100 * part) / whole)}%`
