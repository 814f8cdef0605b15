import type { Figure } from '../bench/run.ts'

/** `smoke` is for every day, `full` for a night: the same proofs with more rounds. */
export type Profile = 'smoke' | 'full'

/** Gives the figures of a proof with their bars; throws `CannotRun` where this machine does not let it be tried. */
export type Measure = (profile: Profile) => Promise<readonly Figure[]>

/** Tests that `npm test` runs anyway: of each file those of these names, or all of them. */
export type Tests = Readonly<Record<string, readonly string[] | 'all'>>

/** One of the forty: what is proved, by what, how good is good enough, and how it was shown that it can fail. */
export type Proof = {
  id: string
  says: string
  bar: string
  tests?: Tests
  measure?: () => Promise<{ run: Measure }>
  /** How many minutes it may take each day, where a quarter of an hour is not enough. */
  minutes?: number
  /** The last figures that were measured, with the machine's two cores otherwise little used. */
  measured: string
  /** What was broken on purpose, once, and which part of the proof told it. */
  failed: string
  /** What the product does not have yet, and where it comes. */
  later?: string
}

/** Why a proof could not be tried here, in one sentence. */
export class CannotRun extends Error {}

/** A figure that must be none. */
export const none = (name: string, value: number): Figure => ({ name, value, unit: '', bar: '0', ok: value === 0 })

/** A figure that may be so much at most. */
export const most = (name: string, value: number, bar: number, unit: string): Figure => ({
  ...{ name, value, unit },
  ...{ bar: `≤ ${bar}`, ok: value <= bar },
})

/** A figure that must be so much at least. */
export const least = (name: string, value: number, bar: number, unit: string): Figure => ({
  ...{ name, value, unit },
  ...{ bar: `≥ ${bar}`, ok: value >= bar },
})

/** A figure for reading, without a bar. */
export const read = (name: string, value: number, unit: string): Figure => ({ name, value, unit })
