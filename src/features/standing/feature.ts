import type { Feature } from '#platform/feature.ts'
import { publicPages } from './delegates/public.ts'
import { delegatesPage } from './delegates/resident.ts'
import { delegatesStaffPage } from './delegates/staff.ts'
import './happenings.ts'
import { beginPage } from './desk/staff.ts'
import { eraseStanding } from './erasing/store.ts'
import { delegatesPath, standingPath } from './paths.ts'
import { delegatesMine, residentPages, standingMine, standingOwned } from './resident.ts'
import { PERMISSIONS } from './rules.ts'
import { scope } from './scope.ts'
import { moveStandings } from './store.ts'
import { LOOKS } from './text.ts'
import { standingMoments } from './timeline.ts'

export const feature = {
  pages: [beginPage, delegatesStaffPage, ...residentPages, delegatesPage, ...publicPages],
  permissions: PERMISSIONS,
  looks: LOOKS,
  scope,
  onward: [
    { kind: 'person', text: '利用者の画面で代わりに入力する', path: standingPath, can: 'standing.begin' },
    { kind: 'person', text: '代理の方（家族・支援者）', path: delegatesPath, can: 'standing.begin' },
  ],
  subjects: [
    { kind: 'standing', text: '代わりの入力' },
    { kind: 'delegation', text: '代理の方' },
  ],
  moments: [standingMoments],
  mine: [standingMine, delegatesMine],
  owned: [standingOwned],
  movings: [moveStandings],
  erasings: [
    {
      text: '代わりの入力・代理の方',
      goes: '代理の方のお名前',
      stays: 'いつ、どの方法で代わりに入力したか',
      erase: eraseStanding,
    },
  ],
} satisfies Feature
