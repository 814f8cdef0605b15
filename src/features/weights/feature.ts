import type { Feature } from '#platform/feature.ts'
import { PERMISSIONS } from './rules.ts'
import { pages } from './staff.ts'
import { LOOKS } from './text.ts'

export const feature = {
  pages,
  menu: [{ at: 60, href: '/staff/weights', text: '配点', can: 'weights.read', group: 'office' }],
  permissions: PERMISSIONS,
  looks: LOOKS,
  citywide: ['weights.read', 'weights.write'],
  subjects: [
    { kind: 'weight_proposal', text: '配点の計算' },
    { kind: 'weight_decision', text: '配点の決定' },
  ],
} satisfies Feature
