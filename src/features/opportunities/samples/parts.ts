import type { Category, Character, LegalForm, Load, PrioritySector, Skill } from '#features/kinds/index.ts'

/** Who must be in a team that begins when all of its seats are taken. */
type Team = { leader?: Skill; experienced?: number; newcomers?: number }

/** A weekly slot (Monday is 0; `weeks` are weeks of the month, all where missing) or one on a day from today. */
export type SampleSlot =
  | { weekday: number; from: string; to: string; weeks?: number[]; need: number; demanding?: true }
  | { inDays: number; from: string; to: string; need: number; demanding?: true }

export type SampleStatus = 'open' | 'draft' | 'submitted' | 'closed' | 'ended'

export type SampleOpportunity = {
  key: string
  organisation: string
  title: string
  summary: string
  description: string
  legalForm: LegalForm
  category: Category
  prioritySector: PrioritySector
  placeName: string
  town: string
  reward: 'wage' | 'fee' | 'thanks' | 'none' | 'cost'
  rewardYen: number | null
  rewardUnit: 'hour' | 'day' | 'job' | 'month' | 'time' | null
  terms: Record<string, string>
  loads: Partial<Record<Load, 1 | 2 | 3>>
  requires: Skill[]
  wants: Skill[]
  character: Character[]
  ageMin?: number
  residentsOnly: boolean
  /** What one person does in an ordinary week. */
  hoursWeek: number
  capacity: number
  taken: number
  urgent: boolean
  visit: boolean
  trial: boolean
  caution: string
  safety: string
  slots: SampleSlot[]
  team?: Team
  startsInDays?: number
  endsInDays?: number
  publishedDaysAgo: number
  status: SampleStatus
}

export type Site = { organisation: string; placeName: string; town: string }

/** What one writes; numbers and the fit stand in groups only to keep an activity readable on a dozen lines. */
export type Draft = {
  title: string
  summary: string
  description: string
  duties: string
  category: Category
  prioritySector?: PrioritySector
  facts: Pick<SampleOpportunity, 'hoursWeek' | 'capacity' | 'publishedDaysAgo'> &
    Partial<
      Pick<SampleOpportunity, 'rewardYen' | 'rewardUnit' | 'taken' | 'urgent' | 'residentsOnly'> &
        Pick<SampleOpportunity, 'ageMin' | 'startsInDays' | 'endsInDays' | 'status'>
    >
  fit?: Partial<Pick<SampleOpportunity, 'loads' | 'requires' | 'wants' | 'character' | 'visit' | 'trial'>>
  slots: SampleSlot[]
  team?: Team
  terms?: Record<string, string>
  caution?: string
  safety?: string
}

const DAYS = '月火水木金土日'
const clock = (time: string) => time.padStart(5, '0')

/** Weekly slots: `week('火木', '10:00-12:00', 2)`; the last argument names the weeks of the month. */
export const week = (days: string, span: string, need: number, weeks?: number[]): SampleSlot[] =>
  [...days].map(day => {
    const [from = '', to = ''] = span.split('-')
    return { weekday: DAYS.indexOf(day), from: clock(from), to: clock(to), need, ...(weeks ? { weeks } : {}) }
  })

/** The same slots, so tiring that nobody has them on neighbouring days. */
export const tiring = (slots: readonly SampleSlot[]): SampleSlot[] => slots.map(slot => ({ ...slot, demanding: true }))

/** One slot on a day counted from today. */
export const once = (inDays: number, span: string, need: number): SampleSlot[] => {
  const [from = '', to = ''] = span.split('-')
  return [{ inDays, from: clock(from), to: clock(to), need }]
}

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

/** 「月・水 09:00〜11:00」: working hours as the slots give them, with the break that a long day needs (労働基準法34条). */
const hoursText = (slots: SampleSlot[]): string => {
  const spans = new Map<string, string[]>()
  for (const slot of slots) {
    const day = 'weekday' in slot ? DAYS[slot.weekday]! : '期間中の指定日'
    const span = `${slot.from}〜${slot.to}`
    spans.set(span, [...(spans.get(span) ?? []), day])
  }
  const long = slots.some(slot => Number.parseInt(slot.to, 10) - Number.parseInt(slot.from, 10) > 6)
  const text = [...spans].map(([span, days]) => `${days.join('・')} ${span}`).join('、')
  return `${text}（この中から選ぶ）。${long ? '休憩45分' : '休憩なし'}`
}

const build =
  (
    legalForm: LegalForm,
    reward: SampleOpportunity['reward'],
    unit: SampleOpportunity['rewardUnit'],
    common: (draft: Draft, site: Site) => Record<string, string>,
  ) =>
  (site: Site, key: string, draft: Draft): SampleOpportunity => {
    const { facts, fit, terms, duties, ...text } = draft
    const paid = (facts.rewardYen ?? 0) > 0
    return {
      key,
      ...site,
      legalForm,
      prioritySector: SECTORS[text.category] ?? 'other',
      reward: legalForm === 'volunteering' && paid ? 'cost' : reward,
      rewardYen: null,
      rewardUnit: paid ? unit : null,
      terms: { duties, ...common(draft, site), ...terms },
      loads: {},
      requires: [],
      wants: [],
      character: [],
      residentsOnly: false,
      taken: 0,
      urgent: false,
      visit: true,
      trial: false,
      caution: '',
      safety: '',
      status: 'open',
      ...text,
      ...facts,
      ...fit,
    }
  }

/** 雇用: the items of 職業安定法5条の3 with the additions of April 2024. The employer is the site unless told. */
export const employment = build('employment', 'wage', 'hour', ({ slots, facts }, { placeName }) => ({
  dutiesChange: '変更なし',
  placeChange: '変更なし',
  period: '1年',
  renewal: '本人の希望と勤務のようすをもとに更新する。更新の回数に上限はない',
  probation: '2週間（賃金などの条件は同じ）',
  hours: hoursText(slots),
  overtime: 'なし',
  holidays: '上の曜日以外。年次有給休暇は法律のとおり',
  insurance: facts.hoursWeek >= 20 ? '労災保険・雇用保険' : '労災保険',
  smoking: '屋内は全面禁煙',
  employer: placeName,
}))

/** 業務委託: what a notice under フリーランス法3条 needs. */
export const contract = build('contract', 'fee', 'job', () => ({
  inspection: '仕事が終わった日に、依頼者が一緒に確かめる',
  paymentDate: '仕事が終わった月の翌月末日（60日以内）',
  paymentHow: '口座への振り込み',
  recommission: 'ほかの人への再委託はしない',
}))

export const dispatch = build('dispatch', 'wage', 'hour', ({ slots, facts }) => ({
  dispatcher: '人材サービス みつば',
  period: '3か月ごとに更新',
  hours: hoursText(slots),
  insurance: facts.hoursWeek >= 20 ? '労災保険・雇用保険（派遣元で加入）' : '労災保険（派遣元で加入）',
}))

/** 有償ボランティア: thanks per time, never per hour, and freedom to refuse. */
export const paid = build('paid-volunteering', 'thanks', 'time', ({ facts }) => ({
  thanks: `1回${facts.rewardYen}円。交通費と手間へのお礼で、働いた時間への賃金ではない`,
  refusal: '日も内容も、そのつど断れる。断っても次の案内で不利にならない',
  insurance: 'ボランティア活動保険（団体が加入）',
}))

/** 無償の活動、学び、趣味、健康: what it costs is the reward with the kind 'cost'. */
export const volunteer = build('volunteering', 'none', 'time', ({ facts }) => ({
  cost: facts.rewardYen ? `1回${facts.rewardYen}円（材料や会場の費用）` : '無料',
  insurance: 'ボランティア・行事の保険（主催者が加入）',
}))
