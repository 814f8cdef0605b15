import { z } from 'zod'
import { MEDIA, type PersonMedium } from '#features/people/index.ts'
import { type Day, parseDay } from '#platform/dates.ts'
import { isId } from '#platform/ids.ts'
import { lengthOf, nfkc } from '#platform/text.ts'
import { parseTime } from '#platform/times.ts'
import {
  type EntryVerb,
  FOLLOW_UP_RESULTS,
  type FollowUpResult,
  HOWS,
  type How,
  isReason,
  RESULTS,
  type Reason,
  type Result,
  reasonFits,
} from './rules.ts'

/** The longest note that is taken, in characters as a person counts them. */
export const NOTE_LIMIT = 10_000

const DAY = '日付を「令和8年11月21日」や「2026-11-21」のように入力してください。暦にない日は入力できません。'

/** A day however it is written; '' becomes null. `fits` says what else must hold, with its sentence. */
const day = (fits: (day: Day) => string | null = () => null) =>
  z.string().transform((typed, context) => {
    if (typed.trim() === '') return null
    const read = parseDay(typed)
    const wrong = read === null ? DAY : fits(read)
    if (wrong) context.addIssue({ code: 'custom', message: wrong })
    return read
  })

const needed = <T>(schema: z.ZodType<T | null, string>, sentence: string) =>
  schema.transform((value, context) => {
    if (value === null) context.addIssue({ code: 'custom', message: sentence })
    return value as T
  })

const oneOf = <T extends string>(codes: readonly T[], sentence: string) =>
  z.string().transform((typed, context) => {
    const code = codes.find(code => code === typed)
    if (!code) context.addIssue({ code: 'custom', message: sentence })
    return code as T
  })

/** What every record of a proposal says: on which day (empty: today), by which medium, in which words. */
const common = (today: Day) => ({
  day: day(on =>
    on > today ? 'きょうより後の日は記録できません。きょうか、それより前の日を入力してください。' : null,
  ),
  medium: z.string().transform(typed => MEDIA.find(code => code === typed) ?? 'visit'),
  note: z
    .string()
    .trim()
    .refine(
      typed => lengthOf(typed) <= NOTE_LIMIT,
      `メモは${NOTE_LIMIT.toLocaleString('ja')}文字までです。短くするか、相談の記録に分けて書いてください。`,
    ),
})

const REASON = '理由を一覧から選んでください。'
const reason = z.string().transform((typed, context) => {
  if (isReason(typed)) return typed
  context.addIssue({ code: 'custom', message: REASON })
  return z.NEVER
})

/** Why it is proposed may be said; '' becomes null. */
const why = z.string().transform((typed, context) => {
  if (typed === '') return null
  if (isReason(typed) && reasonFits(typed, 'propose')) return typed
  context.addIssue({ code: 'custom', message: REASON })
  return z.NEVER
})

const plan = {
  planned_on: needed(day(), '約束の日を「令和8年11月24日」のように入力してください。'),
  planned_at: z.string().transform((typed, context) => {
    const time = typed.trim() === '' ? null : parseTime(typed)
    if (typed.trim() !== '' && (time === null || time >= 1440))
      context.addIssue({ code: 'custom', message: '時刻を「10時」や「14:30」のように入力してください。' })
    return time
  }),
}

const HOURS = '週の時間を0.5時間きざみの数字（60まで）で入力してください。例：6'
const hours = z.string().transform((typed, context) => {
  const plain = nfkc(typed).trim()
  const value = Number(plain)
  if (/^\d{1,2}(\.\d)?$/.test(plain) && value <= 60 && Number.isInteger(value * 2)) return value
  context.addIssue({ code: 'custom', message: HOURS })
  return z.NEVER
})

const decide = {
  hours_week: hours,
  starts_on: needed(
    day(),
    '始まる日を「令和8年12月1日」のように入力してください。決まっていなければ、見込みの日を入力してください。',
  ),
  how: oneOf(HOWS, 'どのように決まったかを選んでください。'),
  partner_id: z.string().transform(typed => (isId(typed) ? typed : null)),
}

/** After a follow-up the activity goes on, or it is over and the reason is asked. */
const followUp = {
  result: oneOf(FOLLOW_UP_RESULTS, '続いているかどうかを選んでください。'),
  reason: z.string().transform(typed => (isReason(typed) ? typed : null)),
}

const FIELDS = {
  propose: { reason: why },
  pass: { reason },
  accept: {},
  introduce: {},
  visit: plan,
  trial: plan,
  interview: plan,
  result: { result: oneOf(RESULTS, '結果を選んでください。') },
  decide,
  start: {},
  'follow-up': followUp,
  end: { reason },
  decline: { reason },
  'fall-through': { reason },
} satisfies Record<EntryVerb, z.ZodRawShape>

/** What one verb takes, beside day, medium and note. */
export const formOf = <V extends EntryVerb>(verb: V, today: Day) => z.object({ ...common(today), ...FIELDS[verb] })

/** What is accepted of all verbs together: each has some of it. */
export type Given = {
  day: Day | null
  medium: PersonMedium
  note: string
  reason?: Reason | null
  planned_on?: Day
  planned_at?: number | null
  result?: Result | FollowUpResult
  hours_week?: number
  starts_on?: Day
  how?: How
  partner_id?: string | null
}
