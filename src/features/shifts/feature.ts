import type { Feature } from '#platform/feature.ts'
import { PERMISSIONS } from './rules.ts'
import { pages } from './staff.ts'
import { absenceSubject } from './subject.ts'

export const feature = {
  pages,
  permissions: PERMISSIONS,
  subjects: [absenceSubject, { kind: 'assignment', text: '分担' }],
} satisfies Feature
