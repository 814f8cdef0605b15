import type { Feature } from '#platform/feature.ts'
import { besides } from './beside.ts'
import { minutesRecord } from './corrected.ts'
import { meetingPath, PATH } from './paths.ts'
import { PERMISSIONS } from './rules.ts'
import { actionPages } from './staff/action.ts'
import { csvPage } from './staff/csv.ts'
import { listPage } from './staff/list.ts'
import { agreePage, onePage } from './staff/one.ts'
import { paperPage } from './staff/paper.ts'
import { writePage } from './staff/write.ts'
import { actionSubject } from './subject.ts'
import { LOOKS } from './text.ts'

export const feature = {
  pages: [listPage, csvPage, ...actionPages, onePage, agreePage, writePage, paperPage],
  menu: [{ at: 86, href: PATH, text: '協議会', can: 'councils.read', group: 'results' }],
  permissions: PERMISSIONS,
  looks: LOOKS,
  subjects: [{ kind: 'council_minutes', text: '議事', path: meetingPath, can: 'councils.read' }, actionSubject],
  records: [minutesRecord],
  besides,
} satisfies Feature
