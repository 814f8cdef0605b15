import { z } from 'zod'
import { MEDIA, type PersonMedium } from '#features/people/index.ts'
import type { Day } from '#platform/dates.ts'
import { chosenFrom, chosenId, day, needed, note, number, oneOf, requiredDay, time } from '#platform/reading.ts'
import {
  type EntryVerb,
  FOLLOW_UP_RESULTS,
  type FollowUpResult,
  HOWS,
  type How,
  REASONS,
  RESULTS,
  type Reason,
  type Result,
  reasonsFor,
} from './rules.ts'

const DAY = '日付を「令和8年11月21日」や「2026-11-21」のように入力してください。暦にない日は入力できません。'

/** What every record of a proposal says: on which day (empty: today), by which medium, in which words. */
const common = (today: Day) => ({
  day: day(DAY, { last: today }, on =>
    on > today ? 'きょうより後の日は記録できません。きょうか、それより前の日を入力してください。' : null,
  ),
  medium: oneOf(MEDIA, 'visit'),
  note: note('メモ'),
})

const REASON = '理由を一覧から選んでください。'
const KEYS = Object.keys(REASONS) as Reason[]
const reason = needed(oneOf(KEYS), REASON)

/** Why it is proposed may be said; '' becomes null. */
const why = chosenFrom(new Set<string>(reasonsFor('propose')), REASON).transform(code => code as Reason | null)

const plan = (today: Day) => ({
  planned_on: requiredDay('約束の日を「令和8年11月24日」のように入力してください。', { next: today }),
  planned_at: time('時刻を「10時」や「14:30」のように入力してください。'),
})

const HOURS =
  '週の時間を0.5時間から60時間まで、0.5時間きざみの数字で入力してください。月に1回などのときは、ならした時間にします。例：6'

/** Hours of an ordinary week, as they are accepted at all. */
export const HOURS_BOUNDS = { least: 0.5, most: 60, step: 0.5, unit: '時間' }

const decide = (today: Day) => ({
  hours_week: needed(number(HOURS, HOURS_BOUNDS), HOURS),
  starts_on: requiredDay(
    '始まる日を「令和8年12月1日」のように入力してください。決まっていなければ、見込みの日を入力してください。',
    { next: today },
  ),
  how: needed(oneOf(HOWS), 'どのように決まったかを選んでください。'),
  partner_id: chosenId,
})

/** After a follow-up the activity goes on, or it is over and the reason is asked. */
const followUp = {
  result: needed(oneOf(FOLLOW_UP_RESULTS), '続いているかどうかを選んでください。'),
  reason: oneOf(KEYS),
}

const FIELDS = (today: Day) =>
  ({
    propose: { reason: why },
    pass: { reason },
    accept: {},
    introduce: {},
    visit: plan(today),
    trial: plan(today),
    interview: plan(today),
    result: { result: needed(oneOf(RESULTS), '結果を選んでください。') },
    decide: decide(today),
    start: {},
    'follow-up': followUp,
    end: { reason },
    decline: { reason },
    'fall-through': { reason },
  }) satisfies Record<EntryVerb, z.ZodRawShape>

/** What one verb takes, beside day, medium and note. */
export const formOf = <V extends EntryVerb>(verb: V, today: Day) =>
  z.object({ ...common(today), ...FIELDS(today)[verb] })

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
