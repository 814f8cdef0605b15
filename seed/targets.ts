import { TARGETS } from './cast/indicators/index.ts'
import type { City } from './city.ts'

/** The plan's targets per fiscal year and quarter, with where each is written. */
export const addTargets = ({ tx }: City) => tx.insertInto('target').values(TARGETS).execute()
