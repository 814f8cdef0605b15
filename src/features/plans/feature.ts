import type { Feature } from '#platform/feature.ts'
import { within } from '#platform/page.ts'
import { PERMISSIONS } from './rules.ts'
import { pages } from './staff.ts'
import { planSubject } from './subject.ts'

export const feature = {
  pages: within('plans', pages),
  menu: [{ at: 50, href: '/staff/plans', text: '案', can: 'plans.read', within: 'plans' }],
  permissions: PERMISSIONS,
  citywide: ['plans.read', 'plans.write'],
  subjects: [planSubject],
} satisfies Feature
