import type { Feature } from '#platform/feature.ts'
import { figuresOn } from './actions.ts'
import { PERMISSIONS, SETTINGS } from './rules.ts'
import { pages } from './staff.ts'

export const feature = {
  pages,
  menu: [{ at: 80, href: '/staff/indicators', text: '指標', can: 'indicators.read' }],
  permissions: PERMISSIONS,
  settings: SETTINGS,
  figures: [figuresOn],
} satisfies Feature
