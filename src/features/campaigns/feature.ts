import type { Feature } from '#platform/feature.ts'
import './happenings.ts'
import { PATH } from './paths.ts'
import { doorPage } from './public.ts'
import { PERMISSIONS } from './rules.ts'
import { scope } from './scope.ts'
import { staffPages } from './staff.ts'
import { LOOKS } from './text.ts'

export const feature = {
  pages: staffPages,
  pagesAbout: parts => [doorPage(parts)],
  menu: [{ at: 73, href: PATH, text: '周知', can: 'campaigns.read', group: 'results' }],
  permissions: PERMISSIONS,
  looks: LOOKS,
  scope,
  subjects: [{ kind: 'campaign', text: '周知のQRコード', path: () => PATH, can: 'campaigns.read' }],
} satisfies Feature
