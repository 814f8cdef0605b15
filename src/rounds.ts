import { rounds as accounts } from '#features/accounts/rounds.ts'
import { rounds as opportunities } from '#features/opportunities/rounds.ts'
import type { Round } from '#platform/rounds/index.ts'
import { rounds as own } from '#platform/rounds/own.ts'

/** Everything that is due by the calendar, in the order in which it runs. */
export const ROUNDS: readonly Round[] = [...own, ...accounts, ...opportunities]
