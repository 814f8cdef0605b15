import type { Day } from '#platform/dates.ts'
import { day, id, question, text } from '#platform/rows.ts'

const DUE = { id, title: text(), due_on: day }

/** By when the desk answers what they asked, between two days; in their own lane or by the link to their calendar. */
export const dueAsked = (from: Day, to: Day) => question(DUE)`select * from dated_requests(${from}::date, ${to}::date)`
