import { beginPages } from './staff/begin.ts'
import { listPages } from './staff/list.ts'
import { shownPages } from './staff/lists.ts'
import { matchPages } from './staff/matches.ts'
import { peoplePages } from './staff/people.ts'
import { printPages } from './staff/print.ts'
import { proposalPages } from './staff/proposal.ts'

export const pages = [
  ...beginPages,
  ...matchPages,
  ...shownPages,
  ...peoplePages,
  ...listPages,
  ...printPages,
  ...proposalPages,
]
