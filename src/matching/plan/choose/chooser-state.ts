/** What the exact solver of one person's problem keeps between its steps. */
import type { Market } from '../seats/market.ts'

/** Two slots of a date last less than 49 hours: so many quarters are told apart. */
export const perDate = 196

/**
 * How hard to try: the most bundles of a weekday before it is cut down to its most promising slots, and the most search
 * steps before the best set so far is taken. Few people are that free; their bound stays valid, only less tight.
 */
export type Effort = { bundles: number; steps: number }
export const quick: Effort = { bundles: 300, steps: 1000 }
export const careful: Effort = { bundles: 1500, steps: 4000 }
export const thorough: Effort = { bundles: 6000, steps: 20000 }

/** Limits of a person: quarters of an hour a week, and days. */
export type Limits = { hours: number; days: number }

export type Chooser = {
  market: Market
  effort: Effort
  weeks: number
  /** Weight by slot, of those offered since `begin`. */
  weight: Int32Array
  /** Kept slots by weekday, in rows of `perDay`. */
  kept: Int32Array
  keptCount: Int32Array
  perDay: number
  /** In a city of whole jobs or limits: all that was offered, and in how many activities those who choose take part at most. */
  offered: Int32Array
  offeredCount: number
  most: number
  /** The best single slot that is worth nothing or less by itself, for the bonus alone; -1 without. */
  lone: number
  /** Whether activities of few places take their charge; then any single slot may be the lone one. */
  charged: boolean
  /** By activity and weekday: what of the charge that weekday pays. */
  share: Int32Array
  /** Activities that are thought about on several weekdays: of these a bundle pays a share only. */
  spanning: boolean
  /** By activity: on how many weekdays of the path it is and what it still owes; which ones are there, and their debt in all. */
  times: Uint8Array
  owed: Float64Array
  joined: Int32Array
  joinedCount: number
  due: number
  /** How many people choose together, and the slots that they keep in any case. */
  size: number
  locked: ReadonlySet<number> | undefined
  bundleWeight: Float64Array
  bundleDays: Uint8Array
  /** The weeks of a bundle's dates. */
  bundleWeeks: Uint32Array
  /** The weeks in which a date of it is demanding. */
  bundleTiring: Uint32Array
  /** Quarters of an hour of a bundle in each week, and in all weeks. */
  bundleHours: Uint16Array
  bundleTotal: Uint16Array
  /** The slots of a bundle, ended by -1. */
  bundleSlots: Int32Array
  bundleLength: number
  bundleStart: Int32Array
  bundleCount: number
  /** Weekdays with too many bundles, and what their dates are worth at most by quarters of an hour spent. */
  relaxedDay: Uint8Array
  dateWorth: Float64Array
  truncated: boolean
  /** The best set so far and what it and any other is worth at most. */
  chosen: Int32Array
  chosenCount: number
  bound: number
}

/** A chooser for a market, with room for as many slots as there are. */
export const chooserOf = (market: Market): Chooser => {
  const perDay = Math.max(1, market.slotCount)
  const { weeks } = market.snapshot.horizon
  const bundles = 7 * (thorough.bundles + 1)
  // At most two slots a date and, ending it, one number more.
  const bundleLength = 2 * weeks + 1
  return {
    market,
    effort: quick,
    weeks,
    weight: new Int32Array(perDay),
    kept: new Int32Array(7 * perDay),
    keptCount: new Int32Array(7),
    perDay,
    offered: new Int32Array(market.strict ? perDay + 1 : 0),
    offeredCount: 0,
    most: Number.POSITIVE_INFINITY,
    lone: -1,
    charged: false,
    share: new Int32Array(market.charge.length * 7),
    spanning: false,
    times: new Uint8Array(market.charge.length),
    owed: new Float64Array(market.charge.length),
    joined: new Int32Array(7 * bundleLength),
    joinedCount: 0,
    due: 0,
    size: 1,
    locked: undefined,
    bundleWeight: new Float64Array(bundles),
    bundleDays: new Uint8Array(bundles),
    bundleWeeks: new Uint32Array(bundles),
    bundleTiring: new Uint32Array(bundles),
    bundleHours: new Uint16Array(bundles * weeks),
    bundleTotal: new Uint16Array(bundles),
    bundleSlots: new Int32Array(bundles * bundleLength),
    bundleLength,
    bundleStart: new Int32Array(8),
    bundleCount: 0,
    relaxedDay: new Uint8Array(7),
    dateWorth: new Float64Array(7 * weeks * perDate),
    truncated: false,
    chosen: new Int32Array(7 * bundleLength),
    chosenCount: 0,
    bound: 0,
  }
}
