import { today as dayOf } from '#platform/clock.ts'
import { telling } from '#platform/feature.ts'
import { appointmentText } from '../desk/history.ts'
import { appointmentPath } from '../rules.ts'
import { momentsAsked } from './store.ts'

/** What somebody booked and what came of it, on their time line. */
export const appointmentMoments = telling(momentsAsked, rows =>
  rows.map(row => ({
    ...{ at: row.at, day: dayOf(row.at), aside: row.by ?? '', href: appointmentPath(row.appointment_id) },
    body: `面談：${appointmentText(row)}`,
  })),
)
