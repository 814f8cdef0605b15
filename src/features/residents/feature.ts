import type { Feature } from '#platform/feature.ts'
import { cardPath, cardStaffPage } from './card/staff.ts'
import { checkPages } from './check/staff.ts'
import { registrationSubject } from './check/subject.ts'
import { registrationMoments } from './check/timeline.ts'
import { eraseResident } from './erasing/store.ts'
import { ownLinePages } from './line/pages.ts'
import { accountMine, accountOwned, checkMine } from './own/mine.ts'
import { residentPages } from './own/resident.ts'
import { publicPages } from './public.ts'
import { SETTINGS } from './rules.ts'
import { scope } from './scope.ts'
import { LOOKS } from './text.ts'
import { undoPage } from './ways/link.ts'
import { wayPages } from './ways/pages.ts'
import { ownPasskeyPages } from './ways/passkeys.ts'
import { wayMoments } from './ways/timeline.ts'
import { wishesMine, wishesOwned, wishPages } from './wishes/resident.ts'
import { wishStaffPages } from './wishes/staff.ts'
import { moveWishes } from './wishes/store.ts'
import { wishSubject } from './wishes/subject.ts'

export const feature = {
  pages: [
    ...publicPages,
    ...residentPages,
    ...wayPages,
    ...ownPasskeyPages,
    ...ownLinePages,
    undoPage,
    ...wishPages,
    ...wishStaffPages,
    cardStaffPage,
  ],
  onward: [{ kind: 'person', text: 'ご本人のページのカードを作る', path: cardPath, can: 'people.write' }],
  pagesAbout: parts => checkPages(parts),
  looks: LOOKS,
  scope,
  settings: SETTINGS,
  subjects: [
    registrationSubject,
    wishSubject,
    { kind: 'sign_in', text: '入る途中の方' },
    { kind: 'entry_card', text: 'カード' },
    { kind: 'way_change', text: 'ログインのしかたの変更' },
  ],
  moments: [registrationMoments, wayMoments],
  mine: [checkMine, wishesMine, accountMine],
  owned: [accountOwned, wishesOwned],
  movings: [moveWishes],
  erasings: [
    {
      text: 'ご本人の入口',
      goes: '番号の届く先・LINEとその変更の記録、カード、ご本人の求めの文',
      stays: '求めがあった日と、答えた日',
      erase: eraseResident,
    },
  ],
} satisfies Feature
