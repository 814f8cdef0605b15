import type { Feature } from '#platform/feature.ts'
import { PERMISSIONS } from './rules.ts'
import { pages } from './staff.ts'

export const feature = {
  pages,
  permissions: PERMISSIONS,
  subjects: [{ kind: 'consultation', text: '相談の記録' }],
} satisfies Feature
