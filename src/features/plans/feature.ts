import type { Feature } from '#platform/feature.ts'
import { within } from '#platform/page.ts'
import { erasePlanned } from './erasing/store.ts'
import { PERMISSIONS } from './rules.ts'
import { pages } from './staff.ts'
import { planSubject } from './subject.ts'
import { LOOKS } from './text.ts'

export const feature = {
  pages: within('plans', pages),
  menu: [{ at: 50, href: '/staff/plans', text: '案', can: 'plans.read', group: 'activities', within: 'plans' }],
  permissions: PERMISSIONS,
  looks: LOOKS,
  citywide: ['plans.read', 'plans.write'],
  subjects: [planSubject],
  erasings: [
    {
      text: '案',
      goes: '計算に使った写しと、そのわけ',
      stays: '席と点の数（その案は、もう計算しなおせません）',
      erase: erasePlanned,
    },
  ],
} satisfies Feature
