import type { Feature } from '#platform/feature.ts'
import { looksMine, minePage } from './resident.ts'
import { PERMISSIONS, SETTINGS } from './rules.ts'
import { HOME } from './staff/asked.ts'
import { pagesAbout } from './staff/index.ts'
import { looksPath } from './staff/parts.ts'
import { LOOKS } from './text.ts'

export const feature = {
  pagesAbout: parts => [...pagesAbout(parts), minePage(parts.looks)],
  mine: [looksMine],
  menu: [{ at: 92, href: HOME, text: '閲覧の記録', can: 'looks.read', group: 'office' }],
  permissions: PERMISSIONS,
  looks: LOOKS,
  settings: SETTINGS,
  onward: [
    { kind: 'person', text: 'この方の記録を見た職員', path: looksPath, can: 'looks.person' },
    { kind: 'account', text: 'この職員が見た記録', path: id => `${HOME}?by=${id}`, can: 'looks.read' },
  ],
} satisfies Feature
