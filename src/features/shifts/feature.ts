import type { Feature } from '#platform/feature.ts'
import { shiftClosing } from './absences/closing.ts'
import { PERMISSIONS } from './rules.ts'
import { pages } from './staff.ts'
import { absenceSubject } from './subject.ts'

export const feature = {
  pages,
  closings: [shiftClosing],
  permissions: PERMISSIONS,
  subjects: [absenceSubject, { kind: 'assignment', text: '分担' }],
} satisfies Feature
