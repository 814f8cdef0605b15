/** Who could come to a place at all, so that the rules are asked only of the few pairs of a city that are near each other. */
import type { Kind } from '../problem/model.ts'
import { type Applicant, isBeyond, type Offer } from './facts.ts'

/** People or parties who accept a legal form, with where they live and how far they go as columns: quick to run through. */
type Crowd<T> = { all: readonly T[]; x: Float64Array; y: Float64Array; z: Float64Array; reach: Float64Array }

/** By legal form those who accept it. */
export type Crowds<T> = ReadonlyMap<Kind, Crowd<T>>

type Group = { party: readonly Applicant[] }

const crowdOf = <T extends Group>(all: readonly T[]): Crowd<T> => {
  const column = (value: (first: Applicant) => number): Float64Array =>
    Float64Array.from(all, ({ party }) => value(party[0]!))
  return {
    all,
    // Where no distance is known nothing is too far away: NaN is beyond no reach.
    x: column(({ at }) => at?.sphere[0] ?? Number.NaN),
    y: column(({ at }) => at?.sphere[1] ?? Number.NaN),
    z: column(({ at }) => at?.sphere[2] ?? Number.NaN),
    reach: column(({ reach }) => reach),
  }
}

/** People or parties by what they accept. */
export const crowdsOf = <T extends Group>(groups: readonly T[]): Crowds<T> => {
  const kinds = new Set(groups.flatMap(({ party }) => party[0]!.person.kinds))
  const takersOf = (kind: Kind): T[] =>
    groups.filter(({ party }) => party.every(({ person }) => person.kinds.includes(kind)))
  return new Map([...kinds].map(kind => [kind, crowdOf(takersOf(kind))]))
}

/** Those who accept the legal form of an activity, without any whose first is clearly too far away. */
export const nearTo = <T>(crowds: Crowds<T>, { opportunity, at }: Offer): T[] => {
  const crowd = crowds.get(opportunity.kind)
  if (!crowd) return []
  const { all, x, y, z, reach } = crowd
  if (!at) return [...all]
  const { sphere } = at
  const near: T[] = []
  for (let i = 0; i < all.length; i++) {
    const [dx, dy, dz] = [x[i]! - sphere[0], y[i]! - sphere[1], z[i]! - sphere[2]]
    if (!isBeyond(dx * dx + dy * dy + dz * dz, reach[i]!)) near.push(all[i]!)
  }
  return near
}
