import type { Failure } from '../rules.ts'

/** What came of handing over: `later` is to be tried again (the server was away, or takes no more for now). */
export type Carried = { state: 'accepted' | 'delivered' | 'later'; told: string } | { failed: Failure; told: string }
