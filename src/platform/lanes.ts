import { createHmac } from 'node:crypto'
import type pg from 'pg'
import type { Instant } from './clock.ts'
import { isId } from './ids.ts'

/**
 * A lane is a PostgreSQL role that one kind of asker works in: what it may reach was opened to it, column by column, by a
 * migration (`call open_lane(…)`), and nothing else. The lanes of the outside are reached by one login, those of the inside
 * by another, so that no statement of a visitor's transaction can change over to the staff's lane.
 */
/** `prefecture` reads the figures that its cities released to it, and nothing else. */
export const OUTSIDE = ['public', 'resident', 'organiser', 'partner', 'link', 'prefecture'] as const
/** `entry` knows accounts and sessions and nothing of cases: it finds out who somebody is before they have a lane. */
export const INSIDE = ['entry', 'staff', 'job'] as const
export const LANES = [...OUTSIDE, ...INSIDE] as const
export type Lane = (typeof LANES)[number]

/**
 * What the lane of staff becomes for whoever sees a part of the city: a role that inherits it, with policies that only take
 * away. The database finds out whose session it is when a transaction begins, so that no page can forget it.
 */
export const LIMITED = 'limited' as const

/** The two ways in, the name of the owner that their roles begin with, and the key that seals the claims of the outside. */
export type Logins = { inside: pg.PoolConfig; outside: pg.PoolConfig; owner: string; key: string }

export const isOutside = (lane: Lane): boolean => (OUTSIDE as readonly string[]).includes(lane)

/** The PostgreSQL role of a lane: roles belong to a whole server, so they carry the owner's name. */
export const roleOf = (owner: string, lane: Lane | typeof LIMITED): string => `${owner}_${lane}`

/** Who asks, as far as the database must know it to show what is theirs. */
export type Claims = {
  actor?: string | null
  /** The resident of the hat that is worn. */
  person?: string | null
  /** The organisation or partner of the hat that is worn. */
  organisation?: string | null
  /** SHA-256 of the token of the staff's session, as hex: by it the database knows who looks. */
  session?: string | null
  /** SHA-256 of the token of a signed link, as hex. */
  link?: string | null
  /** The token by which the form that was sent is known: nobody reads another form's answer. */
  once?: string | null
  /** The time of the request, by which the database judges what has expired. */
  at?: Instant
  /** By which somebody acts for the person of the claim; the database judges whether it is live. */
  standing?: string | null
  /** Asks for figures of the whole city, also where it is somebody who sees a part of its people. */
  whole?: true
}

/** For whom a transaction runs: the rows of this municipality that the lane is open to, and no others. */
export type Scope = {
  lane: Lane
  municipality: string | null
  /** Everything is seen as it was when the transaction began, whatever is written meanwhile. */
  steady?: true
} & Claims

/** Whether this is a SHA-256 as hex. */
export const isHash = (text: string): boolean => /^[0-9a-f]{64}$/.test(text)
export const isInstant = (text: string): boolean => /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,3})?Z$/.test(text)
const CLAIMS = [
  ['actor', isId],
  ['person', isId],
  ['organisation', isId],
  ['link', isHash],
  ['once', isId],
  ['at', isInstant],
  ['standing', isId],
] as const

/**
 * The claims as the outside lanes carry them, `lane|seconds|municipality|actor|person|organisation|link|once|at|standing`, with
 * their seal: HMAC-SHA256 under a key that only the owner reads. `sealed()` in the database checks it, so that a claim which an
 * injected statement sets is none. Throws where a claim is no id: it would not mean what it says.
 */
export function sealOf(scope: Scope, seconds: number, key: string): [claims: string, seal: string] {
  const parts = CLAIMS.map(([name, fits]) => checked(scope[name], fits))
  const claims = [scope.lane, seconds, checked(scope.municipality, isId), ...parts].join('|')
  return [claims, createHmac('sha256', Buffer.from(key, 'hex')).update(claims).digest('hex')]
}

/** The claim as text, '' for none. */
export function checked(claim: string | null | undefined, fits: (text: string) => boolean): string {
  if (claim && !fits(claim)) throw new TypeError('a scope takes ids')
  return claim ?? ''
}
