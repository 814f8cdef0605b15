import type { Day } from '#platform/dates.ts'
import type { Of } from '#platform/happening.ts'
import type { How } from './rules.ts'

declare module '#platform/happening.ts' {
  interface Happenings {
    'appointment.made': Of<'appointment', { on_day: Day; from_min: number; how: How }>
    /** It is at another time; `was`: before. */
    'appointment.moved': Of<'appointment', { on_day: Day; from_min: number; was: { on_day: Day; from_min: number } }>
    /** By themselves or by the desk for them: the time is free. */
    'appointment.left': Of<'appointment', { as: 'self' | 'desk' }>
    /** Nobody is there to talk. */
    'appointment.off': Of<'appointment'>
    'appointment.going': Of<'appointment'>
    'appointment.late': Of<'appointment'>
    'appointment.came': Of<'appointment'>
    'appointment.missed': Of<'appointment'>
    /** The talk is over; `consultation`: its record, where there is one. */
    'appointment.done': Of<'appointment', { consultation: string | null }>
    /** It is known of whom it is. */
    'appointment.joined': Of<'appointment'>
    /** Who talks when was changed; `off`: a day on which they are not there, `back`: they are after all. */
    'appointment_host.changed': Of<
      'appointment_host',
      {
        what: 'added' | 'changed' | 'ended' | 'rule' | 'rule-ended' | 'off' | 'back' | 'feed' | 'feed-ended'
        on_day?: Day
      }
    >
  }
}
