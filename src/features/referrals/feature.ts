import type { Feature } from '#platform/feature.ts'
import './happenings.ts'
import { referralClosing, referralMoments } from './desk/moments.ts'
import { linkPages } from './door/link.ts'
import { eraseReferrals } from './erasing/store.ts'
import { incomingPages } from './incoming/link.ts'
import { CITYWIDE, newPath, PATH, PERMISSIONS, SETTINGS } from './rules.ts'
import { scope } from './scope.ts'
import { staffPages } from './staff.ts'
import { moveReferrals } from './store.ts'
import { referralSubject } from './subject.ts'
import { LOOKS } from './text.ts'

export const feature = {
  pages: [...staffPages, ...linkPages, ...incomingPages],
  permissions: PERMISSIONS,
  citywide: CITYWIDE,
  looks: LOOKS,
  settings: SETTINGS,
  menu: [{ at: 37, href: PATH, text: 'つなぎ', can: 'people.read', group: 'activities' }],
  scope,
  subjects: [referralSubject],
  moments: [referralMoments],
  closings: [referralClosing],
  movings: [moveReferrals],
  onward: [{ kind: 'person', text: '連携機関につなぐ', path: id => newPath(id), can: 'people.write' }],
  erasings: [
    {
      text: '連携機関へのつなぎ',
      goes: 'お願いしたこと、送った内容、返事の文',
      stays: 'いつ、どの連携機関につなぎ、どう終わったか',
      erase: eraseReferrals,
    },
  ],
} satisfies Feature
