import { deskPages } from './staff/desk.ts'
import { listPages } from './staff/list.ts'
import { matchPages } from './staff/matches.ts'
import { peoplePages } from './staff/people.ts'
import { printPages } from './staff/print.ts'
import { proposalPages } from './staff/proposal.ts'

export const pages = [...deskPages, ...matchPages, ...peoplePages, ...listPages, ...printPages, ...proposalPages]
