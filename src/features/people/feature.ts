import type { Feature } from '#platform/feature.ts'
import { personArrivals } from './find/arrivals.ts'
import { SETTINGS, PERMISSIONS as URGENT } from './looks/rules.ts'
import { lookSubject } from './looks/subject.ts'
import { personMine, personOwned } from './own/mine.ts'
import { PERMISSIONS } from './rules.ts'
import { scope } from './scope.ts'
import { pages } from './staff.ts'
import { personSubject } from './subject.ts'
import { LOOKS } from './text.ts'

export const feature = {
  pages,
  menu: [{ at: 20, href: '/staff/people', text: '人', can: 'people.find' }],
  permissions: { ...PERMISSIONS, ...URGENT },
  looks: LOOKS,
  subjects: [personSubject, lookSubject],
  settings: SETTINGS,
  arrivals: [personArrivals],
  scope,
  mine: [personMine],
  owned: [personOwned],
} satisfies Feature
