import { today as dayOf } from '#platform/clock.ts'
import { type Closing, telling } from '#platform/feature.ts'
import { OUTCOMES, REASONS, referralPath } from '../rules.ts'
import { momentsAsked, openReferralsOf } from '../store.ts'
import { OUTCOME_TEXT, REASON_TEXT, REFUSAL_TEXT, STATUS_TEXT } from '../text.ts'
import { entryText } from './parts.ts'
import { act, hear } from './verbs.ts'

/** What was done with the つなぎ of somebody, on their time line. */
export const referralMoments = telling(momentsAsked, rows =>
  rows.map(row => ({
    ...{ at: row.at, day: dayOf(row.at), aside: row.by ?? '' },
    ...{ body: `「${row.partner}」へのつなぎ：${entryText(row)}`, href: referralPath(row.referral_id) },
  })),
)

const WAYS = [
  ...OUTCOMES.map(outcome => ({ value: `complete:${outcome}`, label: OUTCOME_TEXT[outcome] })),
  ...REASONS.map(reason => ({ value: `fail:${reason}`, label: `つながらなかった：${REASON_TEXT[reason]}` })),
  { value: 'cancel', label: '取りやめる' },
]

/** つなぎ of which nothing came back when somebody's time at the desk ends. */
export const referralClosing: Closing = {
  open: async (db, person) =>
    (await openReferralsOf(db, person)).map(({ id, partner, status }) => ({
      ...{ id, what: `「${partner}」へのつなぎ（${STATUS_TEXT[status]}）`, href: referralPath(id) },
      ways: status === 'draft' ? WAYS.slice(-1) : status === 'held' ? WAYS.slice(OUTCOMES.length) : WAYS,
    })),
  end: async (tx, { id, way, why: note }, doing) => {
    const [verb, code] = way.split(':')
    const [outcome, reason] = [OUTCOMES.find(one => one === code), REASONS.find(one => one === code)]
    const heard = { on_day: doing.today, medium: 'visit', note, other: '', last: true } as const
    const done =
      verb === 'complete' && outcome
        ? await hear(tx, id, { ...heard, answer: { verb, outcome } }, doing)
        : verb === 'fail' && reason
          ? await hear(tx, id, { ...heard, answer: { verb, reason } }, doing)
          : await act(tx, id, 'cancel', { note }, doing)
    return done && 'refused' in done ? REFUSAL_TEXT[done.refused] : null
  },
}
