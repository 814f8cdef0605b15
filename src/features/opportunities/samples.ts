import { CARE } from './samples/care.ts'
import { CHILDREN } from './samples/children.ts'
import { CONTRACTS } from './samples/contracts.ts'
import { DISPATCHES } from './samples/dispatches.ts'
import { ENJOY } from './samples/enjoy.ts'
import { HELP } from './samples/help.ts'
import { LEARN } from './samples/learn.ts'
import { MOVE } from './samples/move.ts'
import { NEIGHBOURS } from './samples/neighbours.ts'
import type { SampleOpportunity } from './samples/parts.ts'
import { PAST } from './samples/past.ts'
import { SHOPS } from './samples/shops.ts'
import { THANKED } from './samples/thanked.ts'
import { TOWN } from './samples/town.ts'

export type { SampleOpportunity, SampleSlot, SampleStatus } from './samples/parts.ts'

/** The activities of the demo city: 150 open ones over all legal forms and doors, and a dozen that are not open. */
export const OPPORTUNITIES: readonly SampleOpportunity[] = [
  ...CARE,
  ...CHILDREN,
  ...TOWN,
  ...SHOPS,
  ...CONTRACTS,
  ...DISPATCHES,
  ...NEIGHBOURS,
  ...THANKED,
  ...HELP,
  ...LEARN,
  ...ENJOY,
  ...MOVE,
  ...PAST,
]
