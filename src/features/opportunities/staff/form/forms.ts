import { z } from 'zod'
import {
  CATEGORIES,
  type Category,
  CHARACTERS,
  type LegalForm,
  LOADS,
  type Load,
  PRIORITY_SECTORS,
  SKILLS,
  type Skill,
} from '#features/kinds/index.ts'
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
  phone,
  ticked,
  tooLong,
} from '#platform/reading.ts'
import { accept, type FormRule, one, type Submitted } from '#platform/submitted.ts'
import { type OpportunityData, REWARD_UNITS, REWARDS } from '../../rules.ts'
import { fieldsOf } from '../../terms/rules.ts'
import type { Checked } from '../../terms/rules-checks.ts'
import { readSlots } from './forms-slots.ts'
import { readTeam } from './forms-team.ts'

/** The categories in the order in which they are shown. */
export const CATEGORY_KEYS = Object.keys(CATEGORIES) as Category[]

const TERM_LIMIT = 1000

const SKILL_KEYS = Object.keys(SKILLS) as Skill[]
const SHORTEN = '短くしてください。'

const when = (label: string) =>
  day(`${label}を「令和8年11月21日」か「2026-11-21」のように、暦にある日で入力してください。`)

const plain = (towns: { has: (id: string) => boolean }) =>
  z.object({
    title: needed(line('名前', 100), '活動の名前を入力してください。例：図書館の本を棚にもどす'),
    summary: line('短い説明', 200),
    description: note('くわしい説明', 10_000, SHORTEN),
    category: needed(oneOf(CATEGORY_KEYS), '分野を1つ選んでください。'),
    priority_sector: oneOf(PRIORITY_SECTORS),
    town_id: chosenFrom(towns, '町を一覧から選んでください。'),
    place_name: line('場所の名前', 100),
    address: line('番地・建物', 200),
    reward: oneOf(REWARDS, 'none'),
    reward_yen: money('金額は0から10,000,000までの数字で入力してください。例：1,200', 10_000_000),
    reward_unit: oneOf(REWARD_UNITS),
    requires: anyOf(SKILL_KEYS),
    wants: anyOf(SKILL_KEYS),
    character: anyOf(CHARACTERS),
    age_min: number('年齢は1から120までの数字で入力してください。年齢を問わないときは空のままにします。例：60', {
      least: 1,
      most: 120,
      unit: '歳',
    }),
    residents_only: ticked,
    hours_week: number('1週間の時間は0.5から60までの数字で入力してください。例：7.5', {
      least: 0.5,
      most: 60,
      step: 0.1,
      unit: '時間',
    }),
    capacity: number('人数は1から999までの数字で入力してください。例：3', {
      least: 1,
      most: 999,
      unit: '人',
    }).transform(value => value ?? 1),
    urgent: ticked,
    visit_possible: ticked,
    trial_possible: ticked,
    caution: line('気をつけること', 500),
    safety: note('安全のための工夫', 2000, SHORTEN),
    contact_phone: phone,
    starts_on: when('始まる日'),
    ends_on: when('終わる日'),
  })

/** What is fixed when the form is opened: whose activity it is, its legal form, and the towns that may be chosen. */
export type Frame = { organisation_id: string; legal_form: LegalForm; towns: { has: (id: string) => boolean } }

/**
 * Reads the form of an activity: its data, or a sentence for every field that does not fit, by itself or by the `rule`
 * that it must also keep.
 */
export function readOpportunity(
  form: Submitted,
  { organisation_id, legal_form, towns }: Frame,
  rule: (typed: Omit<Checked, 'taken'>) => Readonly<Record<string, string>> = () => ({}),
): { ok: true; value: OpportunityData } | { ok: false; errors: Record<string, string> } {
  const terms = readTerms(form, legal_form)
  const { slots, errors: slotErrors } = readSlots(form)
  const { team, errors: teamErrors } = readTeam(form, slots)
  const wrong = { ...terms.errors, ...slotErrors, ...teamErrors }
  const beside = { organisation_id, legal_form, terms: terms.said, loads: readLoads(form) }
  const whole: FormRule<z.infer<ReturnType<typeof plain>>> = typed => ({
    ...rule({
      ...typed,
      ...beside,
      slots: Object.keys(slotErrors).length > 0 ? undefined : slots,
    }),
    ...wrong,
  })
  const accepted = accept(plain(towns), form, whole)
  if (!accepted.ok) return accepted
  return { ok: true, value: { ...accepted.value, ...beside, slots, team } }
}

function readTerms(form: Submitted, legalForm: LegalForm) {
  const said: Record<string, string> = {}
  const errors: Record<string, string> = {}
  for (const { key, label } of fieldsOf(legalForm)) {
    const typed = one(form, `term.${key}`).trim()
    if (typed !== '') said[key] = typed
    const refused = tooLong(typed, `「${label}」`, TERM_LIMIT)
    if (refused !== null) errors[`term.${key}`] = refused
  }
  return { said, errors }
}

function readLoads(form: Submitted): Partial<Record<Load, number>> {
  const degrees = LOADS.map((load): [Load, number] => [load, Number(one(form, `load.${load}`))])
  return Object.fromEntries(degrees.filter(([, degree]) => degree === 1 || degree === 2 || degree === 3))
}
