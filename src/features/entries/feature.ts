import type { Feature, Parts } from '#platform/feature.ts'
import { entryRecord } from './corrected.ts'
import { entryPath, PATH } from './paths.ts'
import { PERMISSIONS } from './rules.ts'
import { csvPage } from './staff/csv.ts'
import { kindPage, kindsPage } from './staff/kinds.ts'
import { listPage } from './staff/list.ts'
import { newPage } from './staff/new.ts'
import { attachPage, filePage, onePage } from './staff/one.ts'
import { figuresOn } from './sums/figures.ts'
import { tablePage } from './table/staff.ts'

export const feature = {
  pagesAbout: (parts: Parts) => [
    ...[listPage, csvPage, newPage, tablePage, kindsPage, kindPage, onePage(parts), attachPage, filePage],
  ],
  menu: [{ at: 76, href: PATH, text: '実績', can: 'entries.read' }],
  permissions: PERMISSIONS,
  records: [entryRecord],
  figures: [figuresOn],
  subjects: [
    { kind: 'entry', text: '実績', path: entryPath, can: 'entries.read' },
    { kind: 'entry-kind', text: '実績の種類' },
  ],
} satisfies Feature
