import { z } from 'zod'
import {
  CATEGORIES,
  type Category,
  CHARACTERS,
  type LegalForm,
  PRIORITY_SECTORS,
  SKILLS,
  type Skill,
} from '#features/kinds/index.ts'
import type { Day } from '#platform/dates.ts'
import {
  anyOf,
  chosenFrom,
  day,
  line,
  money,
  needed,
  note,
  number,
  oneOf,
  parseNumber,
  phone,
  ticked,
} from '#platform/reading.ts'
import { accept, type FormRule, one, type Submitted } from '#platform/submitted.ts'
import { type OpportunityData, REWARD_UNITS, REWARDS } from '../../rules.ts'
import type { Checked } from '../../terms/rules-refusals.ts'
import { answered, readLoads, readTerms, unanswered } from './forms-answers.ts'
import { readSlots } from './forms-slots.ts'
import { readTeam } from './forms-team.ts'

/** The categories in the order in which they are shown. */
export const CATEGORY_KEYS = Object.keys(CATEGORIES) as Category[]

const SKILL_KEYS = Object.keys(SKILLS) as Skill[]
const SHORTEN = '短くしてください。'

const when = (label: string, today: Day) =>
  day(`${label}を「令和8年11月21日」か「2026-11-21」のように、暦にある日で入力してください。`, { next: today })

/** Yes, no, or not known. */
const yesOrNo = z.string().transform(typed => (typed === '1' ? true : typed === '0' ? false : null))

const HOURS_WEEK = { least: 0.5, most: 60, step: 0.1, unit: '時間' }

const plain = ({ towns, today }: Pick<Frame, 'towns' | 'today'>) =>
  z.object({
    title: needed(line('名前', 100), '活動の名前を入力してください。例：図書館の本を棚にもどす'),
    summary: line('短い説明', 200),
    description: note('くわしい説明', 10_000, SHORTEN),
    category: needed(oneOf(CATEGORY_KEYS), '分野を1つ選んでください。'),
    priority_sector: oneOf(PRIORITY_SECTORS),
    town_id: chosenFrom(towns, '町を一覧から選んでください。'),
    place_name: line('場所の名前', 100),
    address: line('番地・建物', 200),
    reward: oneOf(REWARDS),
    reward_said: line('お金についての案内のことば', 200),
    reward_yen: money('金額は0から10,000,000までの数字で入力してください。例：1,200', 10_000_000),
    reward_unit: oneOf(REWARD_UNITS),
    requires: anyOf(SKILL_KEYS),
    wants: anyOf(SKILL_KEYS),
    character: anyOf(CHARACTERS),
    age_min: number('年齢は1から120までの数字で入力してください。例：60', {
      least: 1,
      most: 120,
      unit: '歳',
    }),
    residents_only: yesOrNo,
    whole: yesOrNo,
    hours_week: number('1週間の時間は0.5から60までの数字で入力してください。例：7.5', HOURS_WEEK),
    capacity: number('人数は1から999までの数字で入力してください。例：3', {
      least: 1,
      most: 999,
      unit: '人',
    }),
    urgent: ticked,
    visit_possible: ticked,
    trial_possible: ticked,
    caution: line('気をつけること', 500),
    safety: note('安全のための工夫', 2000, SHORTEN),
    contact_phone: phone,
    times_said: line('時間についての案内のことば', 200),
    starts_on: when('始まる日', today),
    ends_on: when('終わる日', today),
  })

/** What is fixed when the form is opened: whose activity it is, its legal form, and the towns that may be chosen. */
export type Frame = {
  organisation_id: string
  legal_form: LegalForm
  towns: { has: (id: string) => boolean }
  today: Day
}

/**
 * Reads the form of an activity: its data, or a sentence for every field that does not fit, by itself or by the `rule`
 * that it must also keep.
 */
export function readOpportunity(
  form: Submitted,
  { organisation_id, legal_form, towns, today }: Frame,
  rule: (typed: Omit<Checked, 'taken'>) => Readonly<Record<string, string>> = () => ({}),
): { ok: true; value: OpportunityData } | { ok: false; errors: Record<string, string> } {
  const terms = readTerms(form, legal_form)
  const { slots, errors: slotErrors } = readSlots(form, today)
  const { team, errors: teamErrors } = readTeam(form, slots)
  const wrong = { ...terms.errors, ...slotErrors, ...teamErrors, ...unanswered(form, slots, legal_form) }
  const times_agreed = one(form, 'times') === 'agreed'
  const beside = { organisation_id, legal_form, terms: terms.said, loads: readLoads(form), times_agreed }
  const whole: FormRule<z.infer<ReturnType<typeof plain>>> = typed => ({
    ...rule({
      ...typed,
      ...beside,
      ...answered(form, legal_form, { capacity: typed.capacity, age_min: typed.age_min }),
      slots: Object.keys(slotErrors).length > 0 ? undefined : slots,
    }),
    ...wrong,
  })
  const accepted = accept(plain({ towns, today }), form, whole)
  if (!accepted.ok) return accepted
  return {
    ok: true,
    value: { ...accepted.value, ...beside, ...answered(form, legal_form, accepted.value), slots, team },
  }
}

/** What the form says of the hours, as far as it can be read: those of one person, the times, and whether one does all of them. */
export const hoursIn = (form: Submitted, legal_form: LegalForm, today: Day) => ({
  legal_form,
  hours_week: parseNumber(one(form, 'hours_week'), HOURS_WEEK),
  slots: readSlots(form, today).slots,
  team: one(form, 'team') === '1' ? {} : null,
  whole: one(form, 'whole') === '1' || (one(form, 'whole') === '0' ? false : null),
})
