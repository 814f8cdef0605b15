import { bookingPages } from './desk/booking.ts'
import { list } from './desk/list.ts'
import { typing } from './desk/new.ts'
import { attendancePages } from './desk/occasion/attendance.ts'
import { occasionPages } from './desk/occasion/page.ts'
import { openingPages } from './desk/opening.ts'

/** Fixed paths stand before those with an id. */
export const staffPages = [list, ...openingPages, ...bookingPages, ...attendancePages, typing, ...occasionPages]
