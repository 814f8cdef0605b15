import type { Feature } from '#platform/feature.ts'
import { PERMISSIONS } from './rules.ts'
import { pages } from './staff.ts'
import { LOOKS } from './text.ts'

export const feature = {
  pages,
  menu: [{ at: 82, href: '/staff/labour', text: '求人の状況', can: 'labour.read', group: 'figures' }],
  permissions: PERMISSIONS,
  looks: LOOKS,
  subjects: [{ kind: 'labour', text: '求人の状況' }],
} satisfies Feature
