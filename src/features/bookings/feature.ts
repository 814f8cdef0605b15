import type { Feature } from '#platform/feature.ts'
import './happenings.ts'
import { PATH, QUESTIONS_PATH } from './door/views.ts'
import { linkPages } from './link.ts'
import { bookingsDated } from './own/dated.ts'
import { bookingsMine, bookingsOwned, residentPages } from './own/resident.ts'
import { publicPages } from './public.ts'
import { openingPath, PERMISSIONS, SETTINGS, STAFF_PATH } from './rules.ts'
import { scope } from './scope.ts'
import { staffPages } from './staff.ts'
import { moveBookings } from './store.ts'
import { bookingSubject, occasionSubject } from './subject.ts'
import { LOOKS } from './text.ts'

export const feature = {
  dated: [bookingsDated],
  pages: [...publicPages, ...linkPages, ...residentPages, ...staffPages],
  mine: [bookingsMine],
  owned: [bookingsOwned],
  movings: [moveBookings],
  looks: LOOKS,
  menu: [{ at: 35, href: STAFF_PATH, text: '申しこみ', can: 'bookings.read', group: 'activities' }],
  permissions: PERMISSIONS,
  scope,
  subjects: [occasionSubject, bookingSubject],
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
} satisfies Feature
