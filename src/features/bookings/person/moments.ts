import { html } from 'hono/html'
import { today as dayOf } from '#platform/clock.ts'
import { telling } from '#platform/feature.ts'
import { bookingText } from '../desk/history.ts'
import { bookingPath } from '../rules.ts'
import { momentsAsked } from './store.ts'

/** What somebody booked and what came of it, on their time line. */
export const bookingMoments = telling(momentsAsked, rows =>
  rows.map(row => ({
    ...{ at: row.at, day: dayOf(row.at), aside: row.by ?? '', href: bookingPath(row.booking_id) },
    body: html`「${row.title}」の申しこみ：${bookingText(row)}`,
  })),
)
