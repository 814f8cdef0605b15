import { linkTo } from '#features/notices/index.ts'
import { formatCode } from '#features/requests/rules.ts'
import { type Day, formatShort } from '#platform/dates.ts'
import { linkUntil } from '../door/actions.ts'
import { timesText } from '../text.ts'
import { bookingTold, type Told } from './store.ts'

/** When and where, and by which number the desk finds it. */
export const factsOf = ({ title, place, code, ...when }: Told): string =>
  [
    `活動：${title}`,
    `日時：${timesText(when)}`,
    ...(place ? [`場所：${place}`] : []),
    `受付番号：${formatCode(code)}`,
  ].join('\n')

/** The day on which it begins, short. */
export const firstDayOf = ({ times, last_day }: Told): string => formatShort((times[0]?.on_day ?? last_day) as Day)

/** A link to the page of the booking, on which one sees it, says yes or no, and cancels. */
export const seeLink = linkTo('booking.see', '/bookings/at', async (tx, id) => {
  const booking = await bookingTold(tx, id)
  return booking ? linkUntil(booking.last_day as Day) : null
})
