import { type Feature, telling } from '#platform/feature.ts'
import { eraseCorrections } from './erasing/store.ts'
import { PERMISSIONS } from './rules.ts'
import { momentOf } from './staff/told.ts'
import { pages, pagesAbout } from './staff.ts'
import { ofPersonAsked } from './store.ts'
import { correctionSubject } from './subject.ts'
import { LOOKS } from './text.ts'

export const feature = {
  pages,
  pagesAbout,
  menu: [{ at: 75, href: '/staff/corrections', text: '訂正', can: 'corrections.read', group: 'office' }],
  permissions: PERMISSIONS,
  looks: LOOKS,
  subjects: [correctionSubject],
  moments: [telling(ofPersonAsked, (found, person) => found.map(correction => momentOf(correction, person)))],
  erasings: [
    {
      text: '訂正',
      goes: '訂正の前と後の中身、理由',
      stays: 'いつ、だれが訂正したか',
      erase: eraseCorrections,
    },
  ],
} satisfies Feature
