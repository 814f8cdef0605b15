import { today as dayOf } from '#platform/clock.ts'
import type { Day } from '#platform/dates.ts'
import type { Words } from '../rules.ts'

/** A version of an indicator: it holds from a fiscal year on, until another one does. Never changed. */
export type Version = Words & {
  id: string
  indicator_id: string
  key: string
  number: number
  from_year: number
  ended: boolean
  responsible_id: string | null
  reviews: readonly Day[]
  source: string
  why: string
  by_account: string | null
  at: string
  /** When the indicator was last looked at without being changed. */
  reviewed_at: string | null
  /** Who is responsible, by name. */
  responsible: string | null
}

const later = (a: Version, b: Version): Version =>
  a.from_year > b.from_year || (a.from_year === b.from_year && a.number > b.number) ? a : b

/** The version of each indicator that holds in a fiscal year, in the order of the plan. */
export function versionsIn(all: readonly Version[], year: number): Version[] {
  const standing = new Map<string, Version>()
  for (const one of all) {
    if (one.from_year > year) continue
    const known = standing.get(one.indicator_id)
    standing.set(one.indicator_id, known ? later(known, one) : one)
  }
  return inOrder([...standing.values()].filter(({ ended }) => !ended))
}

/** The last version that was made of each indicator, whenever it holds, in the order of the plan. */
export const lastVersions = (all: readonly Version[]): Version[] =>
  inOrder([...new Map(all.map(one => [one.indicator_id, one])).values()])

/** The indicators whose day of review is here, or over, since they were last changed or looked at, with the first such day. */
export function dueReviews(all: readonly Version[], today: Day): { version: Version; due: Day }[] {
  return lastVersions(all).flatMap(version => {
    const seen = dayOf([version.at, version.reviewed_at ?? version.at].toSorted().at(-1)!)
    const due = version.reviews.toSorted().find(day => day <= today && day > seen)
    return due === undefined || version.ended ? [] : [{ version, due }]
  })
}

/** Those of one work together, at the place of its first one. */
export const grouped = <T extends { section: string }>(all: readonly T[]): T[] =>
  [...Map.groupBy(all, ({ section }) => section).values()].flat()

/** By their place, then by the key. */
export const inOrder = <T extends { sort: number; key: string }>(all: readonly T[]): T[] =>
  all.toSorted((a, b) => a.sort - b.sort || (a.key < b.key ? -1 : 1))

/** Why a version is not taken: somebody else has made one since, its year is closed, the rule counts otherwise, or the work is none. */
export type DefineRefusal = 'changed' | 'closed' | 'counts' | 'basis' | 'gone' | 'work'

/** The shape of a key that a city gives itself. */
export const KEY = /^[a-z][a-z0-9-]{0,59}$/
