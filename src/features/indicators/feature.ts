import type { Feature } from '#platform/feature.ts'
import { figuresOn } from './actions.ts'
import { leaving } from './due/leaving.ts'
import { indicatorSubject, quarterSubject } from './due/subject.ts'
import { CITYWIDE, PERMISSIONS, SETTINGS } from './rules.ts'
import { LIGHT_SETTINGS } from './rules-lights.ts'
import { pagesAbout } from './staff/index.ts'
import { LOOKS } from './text.ts'

export const feature = {
  pagesAbout,
  menu: [{ at: 80, href: '/staff/indicators', text: '指標', can: 'indicators.read', group: 'figures' }],
  permissions: PERMISSIONS,
  looks: LOOKS,
  citywide: CITYWIDE,
  settings: { ...SETTINGS, ...LIGHT_SETTINGS },
  subjects: [
    indicatorSubject,
    quarterSubject,
    {
      kind: 'closed_quarter',
      text: '締めた四半期',
      path: id => `/staff/indicators/closings/${id}`,
      can: 'closings.read',
    },
    { kind: 'closed_figure', text: '締めた数', path: id => `/staff/indicators/figures/${id}`, can: 'closings.read' },
  ],
  leavings: [leaving],
  figures: [figuresOn],
} satisfies Feature
