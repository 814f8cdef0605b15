import { z } from 'zod'
import type { Day } from '#platform/dates.ts'
import { chosenId, line, needed, note, oneOf, requiredDay } from '#platform/reading.ts'
import type { FormRule } from '#platform/submitted.ts'
import { ENDS, type End, MARKS, type Mark, MOST, PAUSES, ROUTES, type Route, SKIPS, type Skip, WAITS } from './rules.ts'

const why = line('ひとこと', 300, 'くわしいことは、相談の記録に書いてください。')
const DAY = '「令和8年11月21日」や「2026-11-21」のように入力してください。'

export const newForm = (today: Day) =>
  z.object({
    person: chosenId,
    organisation: chosenId,
    route: needed(oneOf(ROUTES), '進路を選んでください。例：起業'),
    goal: note('めざすこと', 300, '短く書いてください。'),
    begun_on: requiredDay(`始めた日を${DAY}`, { last: today }),
  })

/** Whose it is: of one of both. */
export const clientRule: FormRule<{ person: string | null; organisation: string | null }> = ({
  person,
  organisation,
}) =>
  person || organisation
    ? {}
    : { organisation: '相談に来た団体を選んでください。個人の方は、その方の画面から始めます。' }

/** A day without its year is one ahead where it is planned, one behind where something was done. */
export const markForm = (today: Day, verb: string) =>
  z.object({
    milestone: needed(chosenId, '節目を選んでください。'),
    verb: needed(oneOf(MARKS), '節目がどうなったかを選んでください。'),
    on_day: requiredDay(`日を${DAY}`, verb === 'plan' ? { next: today } : { last: today }),
    skip: oneOf(SKIPS),
    why,
  })
export const markRule: FormRule<{ verb: Mark; skip: Skip | null }> = ({ verb, skip }) =>
  verb === 'skip' && !skip ? { skip: '通らないわけを選んでください。' } : {}

export const addForm = (today: Day) =>
  z.object({
    title: needed(line('節目', MOST.title), '節目を入力してください。例：店の場所を決める'),
    waits: needed(oneOf(WAITS), 'だれがすることかを選んでください。'),
    planned_on: requiredDay(`予定の日を${DAY}`, { next: today }),
  })

export const pauseForm = (today: Day) =>
  z.object({
    as: needed(oneOf(PAUSES), '休むわけを選んでください。'),
    until: requiredDay(`いつまで休むかを${DAY}`, { next: today }),
    pause_why: why,
  })

export const endForm = (today: Day) =>
  z.object({
    end: needed(oneOf(ENDS), 'どう終わったかを選んでください。'),
    ended_on: requiredDay(`終わった日を${DAY}`, { last: today }),
    to: oneOf(ROUTES),
    end_why: why,
  })
export const endRule =
  (route: Route): FormRule<{ end: End; to: Route | null }> =>
  ({ end, to }) => {
    if (end === 'moved' && !to) return { to: '移った先の進路を選んでください。' }
    return end === 'moved' && to === route ? { to: 'いまとは別の進路を選んでください。' } : {}
  }
