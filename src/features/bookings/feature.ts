import type { Feature } from '#platform/feature.ts'
import './happenings.ts'
import { PATH, QUESTIONS_PATH } from './door/views.ts'
import { eraseBookings } from './erasing/store.ts'
import { linkPages } from './link.ts'
import { askingPages } from './own/asking.ts'
import { bookingsDated } from './own/dated.ts'
import { bookingsMine, bookingsOwned, residentPages } from './own/resident.ts'
import { bookingClosing } from './person/closing.ts'
import { bookingMoments } from './person/moments.ts'
import { moveBookings } from './person/moving.ts'
import { publicPages } from './public.ts'
import { openingPath, PERMISSIONS, SETTINGS, STAFF_PATH } from './rules.ts'
import { scope } from './scope.ts'
import { staffPages } from './staff.ts'
import { bookingSubject, occasionSubject } from './subject.ts'
import { LOOKS } from './text.ts'

export const feature = {
  dated: [bookingsDated],
  pages: [...publicPages, ...linkPages, ...askingPages, ...residentPages, ...staffPages],
  mine: [bookingsMine],
  owned: [bookingsOwned],
  movings: [moveBookings],
  looks: LOOKS,
  menu: [{ at: 35, href: STAFF_PATH, text: '申しこみ', can: 'bookings.read', group: 'activities' }],
  permissions: PERMISSIONS,
  scope,
  subjects: [occasionSubject, bookingSubject],
  moments: [bookingMoments],
  closings: [bookingClosing],
  onward: [{ kind: 'opportunity', text: '申しこみの受付', path: openingPath, can: 'bookings.read' }],
  ways: [
    {
      text: 'この活動に申しこむ',
      activity: id => `${QUESTIONS_PATH}?activity=${id}`,
      only: 'bookable',
    },
    { text: '申しこめる講座・催しを見る', home: PATH },
  ],
  settings: SETTINGS,
  erasings: [
    {
      text: '申しこみ',
      goes: 'お名前、ご連絡先、書いたこと',
      stays: 'どの回に何人で申しこみ、来たか',
      erase: eraseBookings,
    },
  ],
} satisfies Feature
