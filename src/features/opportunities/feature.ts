import type { Feature } from '#platform/feature.ts'
import { publicPages } from './public.ts'
import { PERMISSIONS } from './rules.ts'
import { scope } from './scope.ts'
import { staffPages } from './staff.ts'
import { opportunitySubject } from './subject.ts'

export const feature = {
  pages: [...publicPages, ...staffPages],
  menu: [{ at: 30, href: '/staff/opportunities', text: '活動', can: 'opportunities.read' }],
  permissions: PERMISSIONS,
  subjects: [opportunitySubject],
  scope,
} satisfies Feature
