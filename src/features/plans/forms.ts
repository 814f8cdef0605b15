import { z } from 'zod'
import { LEGAL_FORMS } from '#features/kinds/index.ts'
import { addDays, type Day, formatDay, weekday } from '#platform/dates.ts'
import { anyOf, chosenId, chosenIds, line, needed, number, oneOf, requiredDay } from '#platform/reading.ts'
import { type Accepted, accept, type FormRule, type Refused, type Submitted } from '#platform/submitted.ts'
import { ACTIVITIES, type WhatIf } from './rules.ts'

/** The longest period of a plan; beyond it too much of what it knows has changed. */
export const MOST_WEEKS = 12

/** A number that must be given, and no 0. */
const amount = (sentence: string, most: number, step = 1, unit = '') =>
  needed(number(sentence, { least: step, most, step, unit }), sentence)

/** What a new plan is about. No area and no legal form ticked: all of them. */
export const planForm = (today: Day) =>
  z.object({
    name: needed(line('案の名前', 80), '案の名前を入力してください。例：12月の案'),
    from: requiredDay('はじまりの日を「令和8年11月30日」や「2026-11-30」のように入力してください。', { next: today }),
    weeks: amount(`期間は、1から${MOST_WEEKS}までの数で入力してください。`, MOST_WEEKS, 1, '週'),
    activities: number(`お一人が受けもつ活動の数は、1から${ACTIVITIES.most}までの数で入力してください。`, {
      least: 1,
      most: ACTIVITIES.most,
      unit: 'つ',
    }).transform(many => many ?? ACTIVITIES.usual),
    areas: chosenIds,
    kinds: anyOf(LEGAL_FORMS),
  })
export type PlanForm = z.infer<ReturnType<typeof planForm>>

/** The Monday after a day. */
export const nextMonday = (day: Day): Day => addDays(day, 7 - weekday(day))

/** A plan looks ahead, since for days that are over nobody can be asked any more; and its weeks begin on Mondays. */
export const aheadOf =
  (today: Day): FormRule<PlanForm> =>
  ({ from = '' }) => {
    if (from === '') return {}
    if (from < today)
      return { from: 'きょうより前の日からはつくれません。きょうか、それより後の月曜日を入力してください。' }
    return weekday(from) === 0
      ? {}
      : { from: `週は月曜日から数えます。月曜日を入力してください。次の月曜日は${formatDay(nextMonday(from))}です。` }
  }

/** Whose placements become proposals, who follows them up and until when. */
export const handOverForm = (today: Day) =>
  z.object({
    whom: needed(oneOf(['all', 'chosen']), 'だれを提案にするか、「全員」か「選んだ方だけ」を選んでください。'),
    people: chosenIds,
    owner: needed(chosenId, '担当の職員を選んでください。'),
    due: requiredDay('返事を聞く期限を「令和8年11月30日」や「2026-11-30」のように入力してください。', { next: today }),
  })
export type HandOver = z.infer<ReturnType<typeof handOverForm>>

/** Somebody is named, and there is time left to ask them. */
export const askable =
  (today: Day): FormRule<HandOver> =>
  ({ whom, people, due }) => ({
    ...(whom === 'chosen' && people?.length === 0 && { people: '提案にする方を、1人以上選んでください。' }),
    ...(due !== undefined && due !== '' && due < today && { due: '期限は、きょうか、それより後の日にしてください。' }),
  })

const hoursForm = z.object({
  opportunity: needed(chosenId, '活動を選んでください。'),
  hours: amount('1回の時間を、0.5から12までの数で入力してください。例：2、1.5', 12, 0.5, '時間'),
})
const seatsForm = z.object({
  slot: needed(chosenId, '枠を選んでください。'),
  more: amount('ふやす席の数を、1から50までの数で入力してください。', 50, 1, '席'),
})
const reachForm = z.object({
  area: chosenId,
  km: amount('のばす距離を、0.5から20までの数で入力してください。例：2', 20, 0.5, 'km'),
})

export const WHAT_IFS = ['hours', 'seats', 'reach'] as const satisfies readonly WhatIf['kind'][]
export const isWhatIf = (text: string): text is WhatIf['kind'] => (WHAT_IFS as readonly string[]).includes(text)

/** もし…なら: the one thing that would be different. */
export function whatIfOf(kind: WhatIf['kind'], form: Submitted): Accepted<WhatIf> | Refused {
  const read =
    kind === 'hours' ? accept(hoursForm, form) : kind === 'seats' ? accept(seatsForm, form) : accept(reachForm, form)
  return read.ok ? { ok: true, value: { kind, ...read.value } as WhatIf } : read
}
