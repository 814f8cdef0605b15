import { DEFAULTS } from '#features/municipalities/rules.ts'
import type { Ground } from './travel/ways.ts'

/** A city of which nothing is known but how fast one goes. */
export const GROUND: Ground = { speeds: DEFAULTS.speeds, towns: [], buses: null, slopes: new Map(), busWalk: 500 }
