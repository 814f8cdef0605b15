import { linkTo } from '#features/notices/index.ts'
import { formatCode } from '#features/requests/rules.ts'
import { linkUntil } from '../actions.ts'
import { appointmentById, type DeskAppointment } from '../desk/store.ts'
import { timeText, whereText } from '../text.ts'

/** What is told of one: all that stands in it, but no topic and no note, which are nobody's business on the way. */
export type Told = DeskAppointment

/** With whom, when and where, and by which number the desk finds it. */
export const factsOf = (told: Told): string =>
  [
    `日時：${timeText(told)}`,
    `相手：${told.title}`,
    `場所：${whereText(told)}`,
    `受付番号：${formatCode(told.code)}`,
  ].join('\n')

/** A link to its page, on which one sees it, puts it to another time, says yes or no, and cancels. */
export const seeLink = linkTo('appointment.see', '/appointments/at', async (tx, id) => {
  const one = await appointmentById(tx, id)
  return one ? linkUntil(one.on_day) : null
})
