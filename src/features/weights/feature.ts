import type { Feature } from '#platform/feature.ts'
import { PERMISSIONS } from './rules.ts'
import { pages } from './staff.ts'

export const feature = {
  pages,
  menu: [{ at: 60, href: '/staff/weights', text: '配点', can: 'weights.read' }],
  permissions: PERMISSIONS,
} satisfies Feature
