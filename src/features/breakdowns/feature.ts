import type { Feature } from '#platform/feature.ts'
import { PERMISSIONS, SETTINGS } from './rules.ts'
import { pages } from './staff/index.ts'
import { LOOKS } from './text.ts'

export const feature = {
  pages,
  menu: [{ at: 83, href: '/staff/breakdowns', text: '内訳', can: 'breakdowns.read' }],
  permissions: PERMISSIONS,
  looks: LOOKS,
  settings: SETTINGS,
  subjects: [{ kind: 'population', text: '市民の人口' }],
} satisfies Feature
