import type { Feature } from '#platform/feature.ts'
import { entryRecord } from './corrected/entry.ts'
import { proposalRecord } from './corrected/whole.ts'
import { PERMISSIONS } from './rules.ts'
import { scope } from './scope.ts'
import { deskPages } from './staff/desk.ts'
import { pages } from './staff.ts'
import { proposalSubject } from './subject.ts'

export const feature = {
  pages,
  pagesAbout: deskPages,
  permissions: PERMISSIONS,
  records: [proposalRecord, entryRecord],
  subjects: [proposalSubject],
  scope,
} satisfies Feature
