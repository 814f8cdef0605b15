import type { Feature } from '#platform/feature.ts'
import { opportunityArrivals } from './arrivals.ts'
import { publicPages } from './public.ts'
import { PERMISSIONS } from './rules.ts'
import { scope } from './scope.ts'
import { staffPages } from './staff.ts'
import { opportunitySubject } from './subject.ts'
import { LOOKS } from './text.ts'

export const feature = {
  pagesAbout: parts => [...staffPages(parts), ...publicPages(parts)],
  menu: [{ at: 30, href: '/staff/opportunities', text: '活動', can: 'opportunities.read' }],
  permissions: PERMISSIONS,
  looks: LOOKS,
  subjects: [opportunitySubject],
  arrivals: [opportunityArrivals],
  scope,
} satisfies Feature
