import type { Feature } from '#platform/feature.ts'
import { entryRecord } from './corrected/entry.ts'
import { proposalRecord } from './corrected/whole.ts'
import { eraseProposals } from './erasing/store.ts'
import { proposalClosing } from './record/closing.ts'
import { visitsDated } from './resident/dated.ts'
import { proposalsMine, proposalsOwned } from './resident/mine.ts'
import { PERMISSIONS } from './rules.ts'
import { scope } from './scope.ts'
import { deskPages } from './staff/desk.ts'
import { pages } from './staff.ts'
import { proposalSubject } from './subject.ts'
import { LOOKS } from './text.ts'

export const feature = {
  dated: [visitsDated],
  pages,
  pagesAbout: deskPages,
  menu: [{ at: 24, href: '/staff/proposals', text: '提案', can: 'people.read', group: 'results' }],
  permissions: PERMISSIONS,
  looks: LOOKS,
  records: [proposalRecord, entryRecord],
  subjects: [proposalSubject],
  scope,
  mine: [proposalsMine],
  owned: [proposalsOwned],
  closings: [proposalClosing],
  erasings: [
    {
      text: '提案・紹介',
      goes: 'メモ、おすすめを計算したときの条件',
      stays: '日、経過、決まった活動の種類',
      erase: eraseProposals,
    },
  ],
} satisfies Feature
