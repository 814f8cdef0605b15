import type { Feature } from '#platform/feature.ts'
import { PERMISSIONS } from './rules.ts'
import { scope } from './scope.ts'
import { staffPages } from './staff.ts'

export const feature = {
  pages: staffPages,
  menu: [{ at: 78, href: '/staff/words', text: 'ことば', can: 'words.write', group: 'office' }],
  permissions: PERMISSIONS,
  subjects: [{ kind: 'word', text: 'さがすことば' }],
  scope,
} satisfies Feature
