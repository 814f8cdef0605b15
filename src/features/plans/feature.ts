import type { Feature } from '#platform/feature.ts'
import { within } from '#platform/page.ts'
import { PERMISSIONS } from './rules.ts'
import { pages } from './staff.ts'
import { planSubject } from './subject.ts'
import { LOOKS } from './text.ts'

export const feature = {
  pages: within('plans', pages),
  menu: [{ at: 50, href: '/staff/plans', text: '案', can: 'plans.read', group: 'activities', within: 'plans' }],
  permissions: PERMISSIONS,
  looks: LOOKS,
  citywide: ['plans.read', 'plans.write'],
  subjects: [planSubject],
} satisfies Feature
