import type { Feature } from '#platform/feature.ts'
import './happenings.ts'
import { CITYWIDE, PERMISSIONS, SETTINGS } from './rules.ts'
import { erasurePages } from './staff/index.ts'
import { erasureSubject, PATH, personErasurePath } from './subject.ts'
import { LOOKS } from './text.ts'

export const feature = {
  pagesAbout: erasurePages,
  menu: [{ at: 93, href: PATH, text: '消去', can: 'erasures.read', group: 'office' }],
  permissions: PERMISSIONS,
  citywide: CITYWIDE,
  looks: LOOKS,
  settings: SETTINGS,
  subjects: [erasureSubject],
  onward: [{ kind: 'person', text: 'この方の記録の消去', path: personErasurePath, can: 'erasures.propose' }],
} satisfies Feature
