import { z } from 'zod'
import { LEGAL_FORMS } from '#features/kinds/index.ts'
import { choices, chosenId, number, requiredDay, text } from '#features/people/index.ts'
import { addDays, type Day, formatDay, weekday } from '#platform/dates.ts'
import { isId } from '#platform/ids.ts'
import { type Accepted, accept, type FormRule, type Refused, type Submitted } from '#platform/submitted.ts'
import type { WhatIf } from './rules.ts'

/** The longest period of a plan; beyond it too much of what it knows has changed. */
export const MOST_WEEKS = 12

const ids = z.array(z.string()).transform(typed => typed.filter(isId))

/** A number that must be given. */
const needed = (sentence: string, most: number, step = 1) =>
  number(sentence, most, step).transform((value, context) => {
    if (value === null || value <= 0) {
      context.addIssue({ code: 'custom', message: sentence })
      return 0
    }
    return value
  })

/** What a new plan is about. No area and no legal form ticked: all of them. */
export const planForm = z.object({
  name: text('案の名前', 80).refine(typed => typed !== '', '案の名前を入力してください。例：12月の案'),
  from: requiredDay('はじまりの日を「令和8年11月30日」や「2026-11-30」のように入力してください。'),
  weeks: needed(`期間は、1から${MOST_WEEKS}までの数で入力してください。`, MOST_WEEKS),
  areas: ids,
  kinds: choices(LEGAL_FORMS),
})
export type PlanForm = z.infer<typeof planForm>

/** The Monday after a day. */
export const nextMonday = (day: Day): Day => addDays(day, 7 - weekday(day))

/** A plan looks ahead, since for days that are over nobody can be asked any more; and its weeks begin on Mondays. */
export const aheadOf =
  (today: Day): FormRule<PlanForm> =>
  ({ from = '' }) => {
    if (from === '') return {}
    if (from < today)
      return { from: 'きょうより前の日からは つくれません。きょうか、それより後の月曜日を入力してください。' }
    return weekday(from) === 0
      ? {}
      : { from: `週は月曜日から数えます。月曜日を入力してください。次の月曜日は${formatDay(nextMonday(from))}です。` }
  }

const UNCHOSEN = 'だれを提案にするか、「全員」か「選んだ方だけ」を選んでください。'

/** Whose placements become proposals, who follows them up and until when. */
export const handOverForm = z.object({
  whom: z.string().transform((typed, context) => {
    if (typed === 'all' || typed === 'chosen') return typed
    context.addIssue({ code: 'custom', message: UNCHOSEN })
    return 'chosen' as const
  }),
  people: ids,
  owner: chosenId.transform((id, context) => {
    if (id === null) context.addIssue({ code: 'custom', message: '担当の職員を選んでください。' })
    return id ?? ''
  }),
  due: requiredDay('返事を聞く期限を「令和8年11月30日」や「2026-11-30」のように入力してください。'),
})
export type HandOver = z.infer<typeof handOverForm>

/** Somebody is named, and there is time left to ask them. */
export const askable =
  (today: Day): FormRule<HandOver> =>
  ({ whom, people, due }) => ({
    ...(whom === 'chosen' && people?.length === 0 && { people: '提案にする方を、1人以上選んでください。' }),
    ...(due !== undefined && due !== '' && due < today && { due: '期限は、きょうか、それより後の日にしてください。' }),
  })

const chosen = (sentence: string) =>
  chosenId.transform((id, context) => {
    if (id === null) context.addIssue({ code: 'custom', message: sentence })
    return id ?? ''
  })

const hoursForm = z.object({
  opportunity: chosen('活動を選んでください。'),
  hours: needed('1回の時間を、0.5から12までの数で入力してください。例：2、1.5', 12, 0.5),
})
const seatsForm = z.object({
  slot: chosen('枠を選んでください。'),
  more: needed('ふやす席の数を、1から50までの数で入力してください。', 50),
})
const reachForm = z.object({
  area: chosenId,
  km: needed('のばす距離を、0.5から20までの数で入力してください。例：2', 20, 0.5),
})

export const WHAT_IFS = ['hours', 'seats', 'reach'] as const satisfies readonly WhatIf['kind'][]
export const isWhatIf = (text: string): text is WhatIf['kind'] => (WHAT_IFS as readonly string[]).includes(text)

/** もし…なら: the one thing that would be different. */
export function whatIfOf(kind: WhatIf['kind'], form: Submitted): Accepted<WhatIf> | Refused {
  const read =
    kind === 'hours' ? accept(hoursForm, form) : kind === 'seats' ? accept(seatsForm, form) : accept(reachForm, form)
  return read.ok ? { ok: true, value: { kind, ...read.value } as WhatIf } : read
}
