import type { Feature } from '#platform/feature.ts'
import './happenings.ts'
import { caseRecord } from './corrected.ts'
import { eraseCases } from './erasing/store.ts'
import { casesMine, casesOwned } from './person/mine.ts'
import { caseBeside, caseClosing, caseMoments, caseOnward } from './person/parts.ts'
import { PATH, SETTINGS } from './rules.ts'
import { scope } from './scope.ts'
import { staffPages } from './staff.ts'
import { moveCases } from './store.ts'
import { caseSubject } from './subject.ts'
import { LOOKS } from './text.ts'

export const feature = {
  pages: staffPages,
  looks: LOOKS,
  settings: SETTINGS,
  menu: [{ at: 23, href: PATH, text: '進路', can: 'people.read', group: 'results' }],
  scope,
  subjects: [caseSubject],
  moments: [caseMoments],
  closings: [caseClosing],
  records: [caseRecord],
  besides: [caseBeside],
  onward: [caseOnward],
  mine: [casesMine],
  owned: [casesOwned],
  movings: [moveCases],
  erasings: [
    {
      text: '進路',
      goes: 'めざすこと、節目のことば',
      stays: 'どの進路を、いつ始め、節目をいつ過ぎ、どう終わったか',
      erase: eraseCases,
    },
  ],
} satisfies Feature
