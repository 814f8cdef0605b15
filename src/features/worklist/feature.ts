import type { Feature } from '#platform/feature.ts'
import { leaving } from './leaving/leaving.ts'
import { PERMISSIONS } from './rules.ts'
import { pagesAbout } from './staff.ts'
import { LOOKS } from './text.ts'

export const feature = {
  pagesAbout,
  menu: [{ at: 10, href: '/staff', text: 'やること', can: 'worklist.read' }],
  leavings: [leaving],
  permissions: PERMISSIONS,
  looks: LOOKS,
} satisfies Feature
