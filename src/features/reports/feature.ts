import type { Feature } from '#platform/feature.ts'
import { CITYWIDE, PERMISSIONS } from './rules.ts'
import { filePages } from './staff/files.ts'
import { listPage } from './staff/list.ts'
import { makePages } from './staff/make.ts'
import { onePage } from './staff/one.ts'
import { PATH, reportPath } from './staff/paths.ts'
import { printPage } from './staff/print.ts'
import { formPages } from './templates/staff.ts'
import { LOOKS } from './text.ts'

export const feature = {
  pages: [listPage, ...makePages, ...formPages, onePage, printPage, ...filePages],
  menu: [{ at: 84, href: PATH, text: '報告', can: 'reports.read', group: 'figures' }],
  permissions: PERMISSIONS,
  looks: LOOKS,
  citywide: CITYWIDE,
  subjects: [
    { kind: 'report', text: '報告', path: reportPath, can: 'reports.read' },
    { kind: 'report-template', text: '報告のひな形' },
  ],
} satisfies Feature
