import type { Feature } from '#platform/feature.ts'
import { entryRecord } from './corrected.ts'
import { entryPath, PATH } from './paths.ts'
import { PERMISSIONS } from './rules.ts'
import { csvPage } from './staff/csv.ts'
import { kindPage, kindsPage } from './staff/kinds.ts'
import { listPage } from './staff/list.ts'
import { newPage } from './staff/new.ts'
import { filePage, pagesAbout } from './staff/one.ts'
import { figuresOn } from './sums/figures.ts'
import { tablePage } from './table/staff.ts'
import { LOOKS } from './text.ts'

export const feature = {
  pages: [listPage, csvPage, newPage, tablePage, kindsPage, kindPage, filePage],
  pagesAbout,
  menu: [{ at: 76, href: PATH, text: '実績', can: 'entries.read', group: 'results' }],
  permissions: PERMISSIONS,
  looks: LOOKS,
  records: [entryRecord],
  figures: [figuresOn],
  subjects: [
    { kind: 'entry', text: '実績', path: entryPath, can: 'entries.read' },
    { kind: 'entry-kind', text: '実績の種類' },
  ],
} satisfies Feature
