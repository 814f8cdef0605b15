import type { Feature } from '#platform/feature.ts'
import { workPath } from './paths.ts'
import { PERMISSIONS } from './rules.ts'
import { pages } from './staff.ts'
import { LOOKS } from './text.ts'

export const feature = {
  pages,
  menu: [{ at: 77, href: '/staff/works', text: '事業', can: 'works.read', group: 'results' }],
  permissions: PERMISSIONS,
  looks: LOOKS,
  subjects: [{ kind: 'work', text: '事業', path: workPath, can: 'works.read' }],
} satisfies Feature
