import { addDays, type Day } from '#platform/dates.ts'
import { type Permissions, type Role, SEEING } from '../rules.ts'

export const PERMISSIONS = { 'accounts.manage': ['administrator'] } satisfies Permissions

/** How long a link to choose a password opens: that of an invitation until somebody is back, that of a reset for a day. */
export const LINK_HOURS = { invite: 7 * 24, reset: 24 }

/** A role that somebody holds from a day on, until and with another one (null: without an end). */
export type Grant = { role: Role; from_on: Day; until_on: Day | null; team_id?: string | null }

/**
 * Whose people a role lets see: those of the whole city, or those of these areas and of what the team has in hand. A team
 * without a limit makes one of it, so that the others of the team see what one has in hand.
 */
export type Limit = { whole: boolean; areas: readonly string[]; team: string | null }

/**
 * Why a role cannot be limited so; null where it can. Those of the administrator, the auditor and the contributor have no
 * cases in any case; the contributor writes for a department, so one must be named.
 */
export function limitRefusal(
  role: Role,
  { whole, areas, team }: Limit,
): 'noPart' | 'unlimited' | 'wholeOrPart' | 'noDepartment' | null {
  if (role === 'contributor' && !team) return 'noDepartment'
  if (whole) return areas.length > 0 ? 'wholeOrPart' : null
  if (!SEEING.includes(role)) return 'unlimited'
  return areas.length === 0 && !team ? 'noPart' : null
}

/** Whether a grant holds on a day, is still to begin, or is over. */
export const stateOf = ({ from_on, until_on }: Grant, day: Day): 'held' | 'ahead' | 'over' =>
  until_on !== null && until_on < day ? 'over' : from_on > day ? 'ahead' : 'held'

/** Whether two of the same role hold on a common day: one of them would say nothing. Somebody may write for several departments. */
export const overlaps = (one: Grant, other: Grant): boolean =>
  one.role === other.role &&
  (one.role !== 'contributor' || one.team_id === other.team_id) &&
  (other.until_on === null || one.from_on <= other.until_on) &&
  (one.until_on === null || other.from_on <= one.until_on)

/** The first day on which a role that ends is missed: never before today. */
export const missedFrom = (until: Day, today: Day): Day => (until < today ? today : addDays(until, 1))

/**
 * Why an account is not changed so. `last`: nobody who can log in would administer the accounts any more. `notYou`: whoever
 * asks was closed, or lost the role, a moment ago. `open`: steps came to it since the page was opened. `wholeOrPart`: areas
 * were chosen beside the whole city. `partGone`: an area or a team is none on these days.
 */
export type Refusal =
  | 'last'
  | 'notYou'
  | 'gone'
  | 'held'
  | 'untilBefore'
  | 'untilPast'
  | 'loginTaken'
  | 'ownReset'
  | 'ownSecond'
  | 'closed'
  | 'open'
  | 'nobody'
  | 'noPart'
  | 'unlimited'
  | 'wholeOrPart'
  | 'partGone'
  | 'noDepartment'

/** Why an act on an account is refused to this administrator; null where it may be done. `left`: who else administers. */
export const administratorRefusal = (by: string | null, now: readonly string[], left: readonly string[]) =>
  by !== null && !now.includes(by) ? 'notYou' : left.length === 0 ? 'last' : null
