import type { Feature } from '#platform/feature.ts'
import { PERMISSIONS } from './rules.ts'
import { pages } from './staff.ts'
import { planSubject } from './subject.ts'

export const feature = {
  pages,
  menu: [{ at: 50, href: '/staff/plans', text: '案', can: 'plans.read' }],
  permissions: PERMISSIONS,
  citywide: ['plans.read', 'plans.write'],
  subjects: [planSubject],
} satisfies Feature
