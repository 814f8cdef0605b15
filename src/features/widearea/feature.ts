import type { Feature } from '#platform/feature.ts'
import { prefecturePages } from './prefecture.ts'
import { PERMISSIONS, SETTINGS } from './rules.ts'
import { scope } from './scope.ts'
import { staffPages } from './staff.ts'
import { LOOKS } from './text.ts'

export const feature = {
  pages: [...staffPages, ...prefecturePages],
  permissions: PERMISSIONS,
  looks: LOOKS,
  settings: SETTINGS,
  scope,
} satisfies Feature
