import { z } from 'zod'
import {
  CATEGORIES,
  type Category,
  CHARACTERS,
  isCategory,
  type LegalForm,
  LOADS,
  type Load,
  PRIORITY_SECTORS,
  SKILLS,
  type Skill,
} from '#features/kinds/index.ts'
import { parseDay } from '#platform/dates.ts'
import { tidyPhone } from '#platform/phones.ts'
import { accept, type FormRule, one, type Submitted } from '#platform/submitted.ts'
import { lengthOf, nfkc } from '#platform/text.ts'
import { readSlots } from './forms-slots.ts'
import { readTeam } from './forms-team.ts'
import { type OpportunityData, REWARD_UNITS, REWARDS, type Reward, type RewardUnit } from './rules.ts'
import type { Checked } from './rules-checks.ts'
import { fieldsOf } from './rules-terms.ts'

const TERM_LIMIT = 1000

const text = (limit: number, label: string) =>
  z
    .string()
    .transform(typed => typed.trim())
    .refine(typed => lengthOf(typed) <= limit, `${label}は${limit.toLocaleString('ja')}文字までで入力してください。`)

/** A number as people type it (１，２００円, 12.5時間); '' is null. */
const number = (says: string, { least, most, tenths = false }: { least: number; most: number; tenths?: boolean }) =>
  z.string().transform((typed, context): number | null => {
    const plain = nfkc(typed).replace(/[\s,円人時間歳]/g, '')
    if (plain === '') return null
    const value = Number(plain)
    if ((tenths ? /^\d+(\.\d)?$/ : /^\d+$/).test(plain) && value >= least && value <= most) return value
    context.addIssue(says)
    return z.NEVER
  })

const day = (label: string) =>
  z.string().transform((typed, context): string | null => {
    if (typed.trim() === '') return null
    const read = parseDay(typed)
    if (read) return read
    context.addIssue(`${label}を「令和8年11月21日」か「2026-11-21」のように、暦にある日で入力してください。`)
    return z.NEVER
  })

const phone = z.string().transform((typed, context) => {
  if (typed.trim() === '') return ''
  const tidy = tidyPhone(typed)
  if (tidy) return tidy
  context.addIssue('電話番号は市外局番から、10けたか11けたで入力してください。例：04-7167-1111')
  return z.NEVER
})

const chosen = <T extends string>(keys: readonly T[]) =>
  z.array(z.string()).transform(values => keys.filter(key => values.includes(key)))

/** One of the keys, or '' for none. */
const oneOf = <T extends string>(keys: readonly T[]) =>
  z.string().transform((typed): T | null => keys.find(key => key === typed) ?? null)

const ticked = z.string().transform(typed => typed === '1')

const plain = (towns: { has: (id: string) => boolean }) =>
  z.object({
    title: text(100, '名前').refine(typed => typed !== '', '活動の名前を入力してください。例：図書館の本を棚にもどす'),
    summary: text(200, '短い説明'),
    description: text(10_000, 'くわしい説明'),
    category: z.string().refine((typed): typed is Category => isCategory(typed), '分野を1つ選んでください。'),
    priority_sector: oneOf(PRIORITY_SECTORS),
    town_id: z
      .string()
      .refine(typed => typed === '' || towns.has(typed), '町を一覧から選んでください。')
      .transform(typed => typed || null),
    place_name: text(100, '場所の名前'),
    address: text(200, '番地・建物'),
    reward: oneOf<Reward>(REWARDS),
    reward_yen: number('金額は0から10,000,000までの数字で入力してください。例：1,200', { least: 0, most: 10_000_000 }),
    reward_unit: oneOf<RewardUnit>(REWARD_UNITS),
    requires: chosen(Object.keys(SKILLS) as Skill[]),
    wants: chosen(Object.keys(SKILLS) as Skill[]),
    character: chosen(CHARACTERS),
    age_min: number('年齢は0から120までの数字で入力してください。例：60', { least: 0, most: 120 }),
    residents_only: ticked,
    hours_week: number('1週間の時間は0.5から60までの数字で入力してください。例：7.5', {
      least: 0.5,
      most: 60,
      tenths: true,
    }),
    capacity: number('人数は1から999までの数字で入力してください。例：3', { least: 1, most: 999 }).transform(
      value => value ?? 1,
    ),
    urgent: ticked,
    visit_possible: ticked,
    trial_possible: ticked,
    caution: text(500, '気をつけること'),
    safety: text(2000, '安全のための工夫'),
    contact_phone: phone,
    starts_on: day('始まる日'),
    ends_on: day('終わる日'),
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
      reward: typed.reward ?? 'none',
      slots: Object.keys(slotErrors).length > 0 ? undefined : slots,
    }),
    ...wrong,
  })
  const accepted = accept(plain(towns), form, whole)
  if (!accepted.ok) return accepted
  const { reward, ...rest } = accepted.value
  return { ok: true, value: { ...rest, ...beside, reward: reward ?? 'none', slots, team } }
}

function readTerms(form: Submitted, legalForm: LegalForm) {
  const said: Record<string, string> = {}
  const errors: Record<string, string> = {}
  for (const { key, label } of fieldsOf(legalForm)) {
    const typed = one(form, `term.${key}`).trim()
    if (typed !== '') said[key] = typed
    if (lengthOf(typed) > TERM_LIMIT) errors[`term.${key}`] = `「${label}」は1,000文字までで入力してください。`
  }
  return { said, errors }
}

function readLoads(form: Submitted): Partial<Record<Load, number>> {
  const degrees = LOADS.map((load): [Load, number] => [load, Number(one(form, `load.${load}`))])
  return Object.fromEntries(degrees.filter(([, degree]) => degree === 1 || degree === 2 || degree === 3))
}

/** The categories in the order in which they are shown. */
export const CATEGORY_KEYS = Object.keys(CATEGORIES) as Category[]
