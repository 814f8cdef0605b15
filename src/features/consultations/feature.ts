import type { Feature } from '#platform/feature.ts'
import { consultationRecord } from './corrected/record.ts'
import { consultationTimeline } from './form.ts'
import { PERMISSIONS } from './rules.ts'
import { pages } from './staff.ts'
import { consultationsOf } from './store.ts'

export const feature = {
  pages,
  permissions: PERMISSIONS,
  moments: [async (db, person) => consultationTimeline(await consultationsOf(db, person))],
  records: [consultationRecord],
  subjects: [{ kind: 'consultation', text: '相談の記録' }],
} satisfies Feature
