import type { Feature } from '#platform/feature.ts'
import { PERMISSIONS } from './rules.ts'
import { pages } from './staff.ts'

export const feature = {
  pages,
  menu: [{ at: 81, href: '/staff/views', text: '閲覧数', can: 'views.read', group: 'figures' }],
  permissions: PERMISSIONS,
} satisfies Feature
