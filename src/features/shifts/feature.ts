import type { Feature } from '#platform/feature.ts'
import { attendanceRecord } from './corrected/attendance.ts'
import { PERMISSIONS } from './rules.ts'
import { pages } from './staff.ts'
import { absenceSubject } from './subject.ts'

export const feature = {
  pages,
  permissions: PERMISSIONS,
  records: [attendanceRecord],
  subjects: [absenceSubject, { kind: 'assignment', text: '分担' }],
} satisfies Feature
