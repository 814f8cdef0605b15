import type { Feature } from '#platform/feature.ts'
import './happenings.ts'
import { PATH } from './door/views.ts'
import { eraseAppointments } from './erasing/store.ts'
import { linkPages } from './link.ts'
import { leaving } from './offer/leaving.ts'
import { askingPages } from './own/asking.ts'
import { appointmentsDated } from './own/dated.ts'
import { appointmentsMine, appointmentsOwned, residentPages } from './own/resident.ts'
import { appointmentClosing } from './person/closing.ts'
import { appointmentMoments } from './person/moments.ts'
import { moveAppointments } from './person/moving.ts'
import { publicPages } from './public.ts'
import { hostPath, PERMISSIONS, SETTINGS, STAFF_PATH } from './rules.ts'
import { scope } from './scope.ts'
import { staffPages } from './staff.ts'
import { appointmentSubject } from './subject.ts'
import { LOOKS } from './text.ts'

export const feature = {
  dated: [appointmentsDated],
  pages: [...publicPages, ...linkPages, ...askingPages, ...residentPages, ...staffPages],
  mine: [appointmentsMine],
  owned: [appointmentsOwned],
  movings: [moveAppointments],
  looks: LOOKS,
  menu: [{ at: 12, href: STAFF_PATH, text: '面談', can: 'appointments.read' }],
  permissions: PERMISSIONS,
  scope,
  subjects: [
    appointmentSubject,
    { kind: 'appointment_host', text: '面談の担当', path: hostPath, can: 'appointments.read' },
  ],
  moments: [appointmentMoments],
  leavings: [leaving],
  onward: [
    { kind: 'person', text: '面談を予約する', path: id => `${STAFF_PATH}?person=${id}`, can: 'appointments.write' },
  ],
  closings: [appointmentClosing],
  ways: [{ text: '面談を予約する', home: PATH }],
  settings: SETTINGS,
  erasings: [
    {
      text: '面談の予約',
      goes: 'お名前、ご連絡先、書いたこと',
      stays: 'いつ、どのように話す予約で、来たか',
      erase: eraseAppointments,
    },
  ],
} satisfies Feature
