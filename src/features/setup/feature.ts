import type { Feature } from '#platform/feature.ts'
import { PERMISSIONS } from './rules.ts'
import { pagesAbout } from './staff/index.ts'
import { LOOKS } from './text.ts'

export const feature = {
  pagesAbout,
  menu: [{ at: 95, href: '/staff/city', text: '市の設定', can: 'city.read', group: 'office' }],
  permissions: PERMISSIONS,
  looks: LOOKS,
  subjects: [{ kind: 'municipality', text: '自治体' }],
} satisfies Feature
