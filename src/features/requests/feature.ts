import type { Feature } from '#platform/feature.ts'
import { linkPages } from './link.ts'
import { publicPages } from './public.ts'
import { scope } from './scope.ts'
import { staffPages } from './staff.ts'
import { requestSubject } from './subject.ts'

export const feature = {
  pages: [...publicPages, ...linkPages, ...staffPages],
  menu: [{ at: 15, href: '/staff/requests', text: '依頼', can: 'people.read' }],
  scope,
  subjects: [requestSubject],
} satisfies Feature
