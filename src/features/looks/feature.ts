import type { Feature } from '#platform/feature.ts'
import { PERMISSIONS, SETTINGS } from './rules.ts'
import { HOME } from './staff/asked.ts'
import { filePage } from './staff/file.ts'
import { linePage } from './staff/line.ts'
import { listPage } from './staff/list.ts'
import { looksPath } from './staff/parts.ts'
import { personPage } from './staff/person.ts'
import { sheetPage } from './staff/sheet.ts'

export const feature = {
  pages: [listPage, filePage, linePage, personPage, sheetPage],
  menu: [{ at: 92, href: HOME, text: '閲覧の記録', can: 'looks.read' }],
  permissions: PERMISSIONS,
  settings: SETTINGS,
  onward: [
    { kind: 'person', text: 'この方の記録を見た職員', path: looksPath, can: 'looks.person' },
    { kind: 'account', text: 'この職員が見た記録', path: id => `${HOME}?by=${id}`, can: 'looks.read' },
  ],
} satisfies Feature
