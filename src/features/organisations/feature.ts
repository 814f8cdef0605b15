import type { Feature } from '#platform/feature.ts'
import { PERMISSIONS } from './rules.ts'
import { scope } from './scope.ts'
import { LOOKS } from './text.ts'

/** The pages of organisations stand with opportunities, whose activities they show. */
export const feature = {
  menu: [{ at: 40, href: '/staff/organisations', text: '団体', can: 'organisations.read', group: 'activities' }],
  permissions: PERMISSIONS,
  looks: LOOKS,
  subjects: [
    { kind: 'organisation', text: '団体', path: id => `/staff/organisations/${id}`, can: 'organisations.read' },
  ],
  scope,
} satisfies Feature
