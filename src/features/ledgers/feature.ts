import { LEDGERS } from '#features/municipalities/index.ts'
import type { Feature } from '#platform/feature.ts'
import { seekingClosing } from './closing.ts'
import { eraseSeekings } from './erasing/store.ts'
import './happenings.ts'
import { BOOKS, CITYWIDE, openingPath, PERMISSIONS, seekingPath } from './rules.ts'
import { bookPagesAll } from './staff/books.ts'
import { figurePages } from './staff/figures.ts'
import { openingPages } from './staff/opening.ts'
import { seekingPages } from './staff/seeking.ts'
import { LOOKS } from './text.ts'

export const feature = {
  pages: [...bookPagesAll, ...figurePages, ...seekingPages, ...openingPages],
  menu: [
    { at: 25, href: BOOKS.seekers, text: '求職・求人の管理簿', can: 'ledgers.read', group: 'results', within: LEDGERS },
  ],
  permissions: PERMISSIONS,
  citywide: CITYWIDE,
  looks: LOOKS,
  subjects: [
    { kind: 'job_seeking', text: '求職の受付' },
    { kind: 'job_opening', text: '求人の受付' },
  ],
  onward: [
    { kind: 'person', text: '求職の受付', path: seekingPath, can: 'ledgers.seek', within: LEDGERS },
    { kind: 'opportunity', text: '求人の受付', path: openingPath, can: 'ledgers.offer', within: LEDGERS },
  ],
  closings: [seekingClosing],
  erasings: [
    {
      text: '求職の受付',
      goes: 'だれの求職か、希望する職種',
      stays:
        '受付と終わりの日、職業の分類。許可を受けた委託先が職業紹介を行うときは、終わってから2年まで、管理簿の氏名・住所・生年月日',
      erase: eraseSeekings,
    },
  ],
} satisfies Feature
