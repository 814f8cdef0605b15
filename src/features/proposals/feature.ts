import type { Feature } from '#platform/feature.ts'
import { PERMISSIONS } from './rules.ts'
import { scope } from './scope.ts'
import { pages } from './staff.ts'

export const feature = {
  pages,
  permissions: PERMISSIONS,
  scope,
} satisfies Feature
