import type { Things } from '../../../../check/review.ts'

export const things: Things = {
  appointment: "select id from appointment where status = 'booked' order by received_at desc limit 1",
  talker: 'select id from appointment_host order by title, name limit 1',
}
