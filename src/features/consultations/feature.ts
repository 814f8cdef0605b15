import { type Feature, telling } from '#platform/feature.ts'
import { consultationRecord } from './corrected/record.ts'
import { PERMISSIONS } from './rules.ts'
import { pages, pagesAbout } from './staff.ts'
import { consultationsAsked } from './store.ts'
import { LOOKS } from './text.ts'
import { consultationTimeline } from './timeline.ts'

export const feature = {
  pages,
  pagesAbout,
  permissions: PERMISSIONS,
  looks: LOOKS,
  moments: [telling(consultationsAsked, consultationTimeline)],
  records: [consultationRecord],
  subjects: [{ kind: 'consultation', text: '相談の記録' }],
} satisfies Feature
