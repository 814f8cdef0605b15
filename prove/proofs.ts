import type { Proof } from './proof.ts'
import { ACCESS } from './rows/access.ts'
import { BACKUPS } from './rows/backups.ts'
import { DAYS } from './rows/days.ts'
import { FAULTS } from './rows/faults.ts'
import { INPUT } from './rows/input.ts'
import { LOAD } from './rows/load.ts'
import { RACES } from './rows/races.ts'
import { SAFEKEEPING } from './rows/safekeeping.ts'
import { WEB } from './rows/web.ts'

/** The forty proofs, in the order of their numbers. */
export const PROOFS: readonly Proof[] = [
  ...[ACCESS, BACKUPS, RACES, DAYS, FAULTS, INPUT, LOAD, SAFEKEEPING, WEB].flat(),
]
