import type { Feature } from '#platform/feature.ts'
import { PERMISSIONS } from './rules.ts'
import { momentOf } from './staff/told.ts'
import { pages, pagesAbout } from './staff.ts'
import { correctionsOfPerson } from './store.ts'
import { correctionSubject } from './subject.ts'

export const feature = {
  pages,
  pagesAbout,
  menu: [{ at: 75, href: '/staff/corrections', text: '訂正', can: 'corrections.read' }],
  permissions: PERMISSIONS,
  subjects: [correctionSubject],
  moments: [
    async (db, person) => (await correctionsOfPerson(db, person)).map(correction => momentOf(correction, person)),
  ],
} satisfies Feature
