import type { Category, LegalForm, PrioritySector } from '#features/kinds/index.ts'
import {
  EVERY_WEEK,
  isHiring,
  type OpportunityData,
  type Reward,
  type RewardUnit,
  type SlotData,
  type Status,
} from '#features/opportunities/rules.ts'
import { NO_LOADS } from '#features/opportunities/unknown.ts'
import { clockTime, parseTime } from '#platform/times.ts'
import type { Site } from '../organisations/sites.ts'
import { weekdayLetter, weekdayOf } from '../parts.ts'

/** A weekly slot, or one on a day counted from today. */
export type CastSlot = Omit<SlotData, 'on_day'> & { inDays: number | null }

/** What staff say of an activity, with the keys of its organisation and town and its days counted from today. */
export type CastOpportunity = Omit<
  OpportunityData,
  'organisation_id' | 'town_id' | 'address' | 'contact_phone' | 'slots' | 'starts_on' | 'ends_on' | 'hours_week'
> &
  Site & {
    key: string
    slots: CastSlot[]
    /** What one person does in an ordinary week. */
    hours_week: number
    taken: number
    startsInDays: number | null
    endsInDays: number | null
    publishedDaysAgo: number
    status: Exclude<Status, 'returned'>
  }

/** What one writes; numbers and the fit stand in groups only to keep an activity readable on a dozen lines. */
type Draft = Pick<CastOpportunity, 'title' | 'summary' | 'description' | 'category' | 'slots'> &
  Partial<Pick<CastOpportunity, 'priority_sector' | 'team' | 'terms' | 'caution' | 'safety'>> & {
    duties: string
    facts: Pick<CastOpportunity, 'hours_week' | 'capacity' | 'publishedDaysAgo'> &
      Partial<
        Pick<CastOpportunity, 'reward_yen' | 'reward_unit' | 'taken' | 'urgent' | 'residents_only'> &
          Pick<CastOpportunity, 'age_min' | 'startsInDays' | 'endsInDays' | 'status'>
      >
    /** What nobody said, or in words only. */
    unsaid?: Partial<
      Pick<
        CastOpportunity,
        | 'reward'
        | 'reward_said'
        | 'reward_yen'
        | 'loads'
        | 'age_min'
        | 'residents_only'
        | 'capacity'
        | 'times_agreed'
        | 'times_said'
        | 'slots'
      >
    >
    fit?: Partial<
      Pick<CastOpportunity, 'loads' | 'requires' | 'wants' | 'character' | 'visit_possible' | 'trial_possible'>
    >
  }

/** 「9:00-11:30」, and how many are needed. */
const timeOf = (span: string, need: number | null): Pick<SlotData, 'from_min' | 'to_min' | 'need' | 'demanding'> => {
  const [from_min, to_min] = span.split('-').map(parseTime)
  if (from_min == null || to_min == null) throw new Error(`no time of day: ${span}`)
  return { from_min, to_min, need, demanding: false }
}

/** Weekly slots: `week('火木', '10:00-12:00', 2)`; the last argument names the weeks of the month, 1 to 5. */
export const week = (days: string, span: string, need: number | null, weeks?: readonly number[]): CastSlot[] =>
  [...days].map(day => ({
    weekday: weekdayOf(day),
    inDays: null,
    weeks: weeks ? weeks.reduce((bits, week) => bits | (1 << (week - 1)), 0) : EVERY_WEEK,
    ...timeOf(span, need),
  }))

/** The same slots, so tiring that nobody has them on neighbouring days. */
export const tiring = (slots: readonly CastSlot[]): CastSlot[] => slots.map(slot => ({ ...slot, demanding: true }))

/** One slot on a day counted from today. */
export const once = (inDays: number, span: string, need: number): CastSlot[] => [
  { weekday: null, inDays, weeks: EVERY_WEEK, ...timeOf(span, need) },
]

const SECTORS: Partial<Record<Category, PrioritySector>> = {
  'care-support': 'care',
  neighbours: 'care',
  'watch-over': 'care',
  listening: 'care',
  welfare: 'care',
  'childcare-support': 'childcare',
  'school-support': 'childcare',
  'child-raising': 'childcare',
  'public-service': 'public',
  'facility-care': 'public',
}

/** Whether one person does some of the hours of an ordinary week only: several share the job. */
const isShared = (slots: readonly CastSlot[], hoursWeek: number): boolean => {
  const monthly = (weeks: number): number => (weeks === EVERY_WEEK ? 4 : weeks.toString(2).replaceAll('0', '').length)
  const minutes = slots.reduce(
    (sum, { from_min, to_min, weeks }) => sum + ((to_min - from_min) * monthly(weeks)) / 4,
    0,
  )
  return hoursWeek * 60 < minutes
}

/** 「月・水 09:00〜11:00」: working hours as the slots give them, with the break that a long day needs (労働基準法34条). */
const hoursText = ({ slots, facts }: Draft): string => {
  const spans = new Map<string, string[]>()
  for (const { weekday, from_min, to_min } of slots) {
    const day = weekday === null ? '期間中の指定日' : weekdayLetter(weekday)
    const span = `${clockTime(from_min)}〜${clockTime(to_min)}`
    spans.set(span, [...(spans.get(span) ?? []), day])
  }
  const long = slots.some(slot => slot.to_min - slot.from_min > 6 * 60)
  const text = [...spans].map(([span, days]) => `${days.join('・')} ${span}`).join('、')
  return `${text}${isShared(slots, facts.hours_week) ? '（この中から選ぶ）' : ''}。${long ? '休憩45分' : '休憩なし'}`
}

const build =
  (
    legal_form: LegalForm,
    reward: Reward,
    unit: RewardUnit,
    common: (draft: Draft, site: Site) => Record<string, string>,
  ) =>
  (site: Site, key: string, draft: Draft): CastOpportunity => {
    const { facts, fit, terms, duties, unsaid, ...text } = draft
    const paid = (facts.reward_yen ?? 0) > 0
    return {
      key,
      ...site,
      legal_form,
      priority_sector: SECTORS[text.category] ?? 'other',
      reward: legal_form === 'volunteering' && paid ? 'cost' : reward,
      reward_said: '',
      reward_yen: null,
      reward_unit: paid ? unit : null,
      terms: { duties, ...common(draft, site), ...terms },
      loads: NO_LOADS,
      requires: [],
      wants: [],
      character: [],
      age_min: 0,
      residents_only: false,
      taken: 0,
      urgent: false,
      visit_possible: true,
      trial_possible: false,
      caution: '',
      safety: '',
      startsInDays: null,
      endsInDays: null,
      team: null,
      whole: isHiring(legal_form) && isShared(draft.slots, facts.hours_week) ? false : null,
      times_agreed: draft.slots.length === 0,
      times_said: '',
      status: 'open',
      ...text,
      ...facts,
      ...fit,
      // What is not named is none: the cast asked. `unsaid` names what nobody said.
      ...(fit?.loads && { loads: { ...NO_LOADS, ...fit.loads } }),
      ...unsaid,
    }
  }

/** 雇用: the items of 職業安定法5条の3 with the additions of April 2024. The employer is the site unless told. */
export const employment = build('employment', 'wage', 'hour', (draft, { place_name }) => ({
  dutiesChange: '変更なし',
  placeChange: '変更なし',
  period: '1年',
  renewal: '本人の希望と勤務のようすをもとに更新する。更新の回数に上限はない',
  probation: '2週間（賃金などの条件は同じ）',
  hours: hoursText(draft),
  overtime: 'なし',
  holidays: '上の曜日以外。年次有給休暇は法律のとおり',
  insurance: draft.facts.hours_week >= 20 ? '労災保険・雇用保険' : '労災保険',
  smoking: '屋内は全面禁煙',
  employer: place_name,
}))

/** 業務委託: what a notice under フリーランス法3条 needs. */
export const contract = build('contract', 'fee', 'job', () => ({
  inspection: '仕事が終わった日に、依頼者が一緒に確かめる',
  paymentDate: '仕事が終わった月の翌月末日（60日以内）',
  paymentHow: '口座への振り込み',
  recommission: 'ほかの人への再委託はしない',
}))

/** 派遣: who employs, and what 労働者派遣法34条 has the worker told. */
export const dispatch = build('dispatch', 'wage', 'hour', draft => ({
  dispatcher: '人材サービス みつば',
  period: '3か月ごとに更新',
  hours: hoursText(draft),
  insurance: draft.facts.hours_week >= 20 ? '労災保険・雇用保険（派遣元で加入）' : '労災保険（派遣元で加入）',
}))

/** 有償ボランティア: thanks per time, never per hour, and freedom to refuse. */
export const paid = build('paid-volunteering', 'thanks', 'time', ({ facts }) => ({
  thanks: `1回${facts.reward_yen}円。交通費と手間へのお礼で、働いた時間への賃金ではない`,
  refusal: '日も内容も、そのつど断れる。断っても次の案内で不利にならない',
  insurance: 'ボランティア活動保険（団体が加入）',
}))

/** 無償の活動、学び、趣味、健康: what it costs is the reward with the kind 'cost'. */
export const volunteer = build('volunteering', 'none', 'time', ({ facts }) => ({
  cost: facts.reward_yen ? `1回${facts.reward_yen}円（材料や会場の費用）` : '無料',
  insurance: 'ボランティア・行事の保険（主催者が加入）',
}))
