import type { Feature } from '#platform/feature.ts'
import { SETTINGS as GUARD_SETTINGS } from './guard/rules.ts'
import { guardPages } from './guard/staff.ts'
import { alertSubject } from './guard/subject.ts'
import { CITYWIDE, PERMISSIONS, SETTINGS } from './rules.ts'
import { pages } from './staff/index.ts'
import { LOOKS } from './text.ts'
import { triageBeside } from './triage/desk.ts'
import { SETTINGS as TRIAGE_SETTINGS } from './triage/rules.ts'
import { triagePages } from './triage/staff.ts'

export const feature = {
  pages: [...pages, ...triagePages, ...guardPages],
  menu: [{ at: 83, href: '/staff/breakdowns', text: '内訳', can: 'breakdowns.read', group: 'figures' }],
  permissions: PERMISSIONS,
  looks: LOOKS,
  citywide: CITYWIDE,
  settings: { ...SETTINGS, ...TRIAGE_SETTINGS, ...GUARD_SETTINGS },
  subjects: [
    { kind: 'population', text: '市民の人口' },
    { kind: 'triage', text: '相談のめやす' },
    { kind: 'guard', text: '届きにくい方への目標' },
    alertSubject,
  ],
  besides: [triageBeside],
} satisfies Feature
