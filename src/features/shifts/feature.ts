import type { Feature } from '#platform/feature.ts'
import { shiftClosing } from './absences/closing.ts'
import { attendanceRecord } from './corrected/attendance.ts'
import { eraseShifts } from './erasing/store.ts'
import { seatsDated } from './own/dated.ts'
import { PERMISSIONS } from './rules.ts'
import { pages } from './staff.ts'
import { absenceSubject } from './subject.ts'
import { LOOKS } from './text.ts'

export const feature = {
  dated: [seatsDated],
  pages,
  closings: [shiftClosing],
  permissions: PERMISSIONS,
  looks: LOOKS,
  records: [attendanceRecord],
  subjects: [absenceSubject, { kind: 'assignment', text: '分担' }],
  erasings: [
    {
      text: '分担・欠席',
      goes: '欠席のメモ',
      stays: 'どの日に来たか（だれかはわかりません）',
      erase: eraseShifts,
    },
  ],
} satisfies Feature
