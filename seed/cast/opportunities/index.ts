import { CARE } from './care.ts'
import { CHILDREN } from './children.ts'
import { CONTRACTS } from './contracts.ts'
import { DISPATCHES } from './dispatches.ts'
import { ENJOY } from './enjoy.ts'
import { HELP } from './help.ts'
import { LEARN } from './learn.ts'
import { MOVE } from './move.ts'
import { NEIGHBOURS } from './neighbours.ts'
import type { CastOpportunity } from './parts.ts'
import { PAST } from './past.ts'
import { SHOPS } from './shops.ts'
import { THANKED } from './thanked.ts'
import { TOWN } from './town.ts'

/** The activities of the demo city: 150 open ones over all legal forms and doors, and a dozen that are not open. */
export const OPPORTUNITIES: readonly CastOpportunity[] = [
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
