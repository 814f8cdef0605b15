import type { Feature } from '#platform/feature.ts'
import { evaluationRecord } from './corrected.ts'
import { PATH } from './paths.ts'
import { PERMISSIONS, SETTINGS } from './rules.ts'
import { csvPage } from './staff/csv.ts'
import { editPage } from './staff/edit.ts'
import { listPage } from './staff/list.ts'
import { newPage } from './staff/new.ts'
import { decidePage, onePage } from './staff/one.ts'
import { onePaper, yearPaper } from './staff/paper.ts'
import { workPage } from './staff/work.ts'
import { evaluationSubject } from './subject.ts'
import { LOOKS } from './text.ts'

export const feature = {
  pages: [listPage, csvPage, newPage, yearPaper, workPage, onePage, editPage, decidePage, onePaper],
  menu: [{ at: 79, href: PATH, text: '評価', can: 'evaluations.read', group: 'results' }],
  permissions: PERMISSIONS,
  looks: LOOKS,
  settings: SETTINGS,
  records: [evaluationRecord],
  subjects: [evaluationSubject],
} satisfies Feature
