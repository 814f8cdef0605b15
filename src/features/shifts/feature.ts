import type { Feature } from '#platform/feature.ts'
import { shiftClosing } from './absences/closing.ts'
import { attendanceRecord } from './corrected/attendance.ts'
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
} satisfies Feature
