import { calendarReply } from '#features/calendars/index.ts'
import { addDays } from '#platform/dates.ts'
import { page } from '#platform/page.ts'
import { busyOf } from './store.ts'

export const feedPath = <Token extends string>(token: Token) => `/appointments/feed/${token}/yui.ics` as const

/** What one who talks has booked, for the calendar of their telephone: that a time is taken, and nothing of whom. */
export const feedPages = [
  page.link({
    path: feedPath(':token'),
    can: 'appointment_host.feed',
    audit: { action: 'appointment.feed', subject: ask => [...ask.actor.subject] },
    get: async (ask, db) => {
      const [kind, host] = ask.actor.subject
      if (kind !== 'appointment_host') return null
      const busy = await busyOf(db, host, addDays(ask.today, -31), addDays(ask.today, 183))
      return calendarReply(
        busy.map(({ on_day, from_min, to_min }) => ({
          ...{ uid: `talk-${host}-${on_day}-${from_min}`, sequence: 0, what: '面談', title: '予約あり', place: '' },
          ...{ day: on_day, from: from_min, to: to_min, state: 'set' as const, said: '' },
        })),
        ask,
      )
    },
  }),
]
