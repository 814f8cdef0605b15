import type { Feature } from '#platform/feature.ts'
import { callsPage, outcomePage } from './desk/calls.ts'
import { lettersPage, printPage } from './desk/letters.ts'
import { listPage } from './desk/list.ts'
import { doPage, onePage } from './desk/one.ts'
import { outboxPage } from './desk/outbox.ts'
import './happenings.ts'
import { eraseNotices } from './erasing/store.ts'
import { stopPage } from './link.ts'
import { noticePath, PATH } from './paths.ts'
import { waysBeside } from './preference/beside.ts'
import { setWaysPage, waysPage } from './preference/page.ts'
import { PERMISSIONS, SETTINGS } from './rules.ts'
import { scope } from './scope.ts'
import { LOOKS } from './text.ts'

export const feature = {
  pages: [
    ...[listPage, outboxPage, lettersPage, printPage, callsPage, outcomePage, onePage, doPage],
    ...[waysPage, setWaysPage, stopPage],
  ],
  menu: [{ at: 17, href: PATH, text: '通知', can: 'notices.read', group: 'office' }],
  permissions: PERMISSIONS,
  looks: LOOKS,
  settings: SETTINGS,
  subjects: [{ kind: 'notice', text: '通知', path: noticePath, can: 'notices.read' }],
  besides: [waysBeside],
  scope,
  erasings: [
    {
      text: '通知',
      goes: '送った文、送り先、受けとり方',
      erase: eraseNotices,
    },
  ],
} satisfies Feature
