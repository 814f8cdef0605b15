import { type Feature, telling } from '#platform/feature.ts'
import { consultationRecord } from './corrected/record.ts'
import { eraseTalks } from './erasing/store.ts'
import { PERMISSIONS } from './rules.ts'
import { pages, pagesAbout } from './staff.ts'
import { consultationsAsked } from './store.ts'
import { LOOKS } from './text.ts'
import { consultationTimeline } from './timeline.ts'

export const feature = {
  pages,
  pagesAbout,
  menu: [{ at: 22, href: '/staff/consultations', text: '相談', can: 'people.read', group: 'results' }],
  permissions: PERMISSIONS,
  looks: LOOKS,
  moments: [telling(consultationsAsked, consultationTimeline)],
  records: [consultationRecord],
  subjects: [{ kind: 'consultation', text: '相談の記録' }],
  erasings: [
    {
      text: '相談',
      goes: '話したこと、場所、時刻',
      stays: '日、方法、時間、話題、満足度',
      erase: eraseTalks,
    },
  ],
} satisfies Feature
