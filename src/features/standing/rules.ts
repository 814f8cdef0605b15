import type { Permissions } from '#features/accounts/rules.ts'
import { addMinutes, type Instant } from '#platform/clock.ts'

/** Staff act for somebody only while they talk with them; for whom is theirs to see anyway (`limit_rows`). */
export const PERMISSIONS = { 'standing.begin': ['counsellor', 'coordinator'] } satisfies Permissions

/** How the person is here while staff type for them: at the desk, on the telephone, at home, by what they wrote. */
export const DOORS = ['visit', 'phone', 'outreach', 'post'] as const
export type Door = (typeof DOORS)[number]

/**
 * By what they were known (犯罪収益移転防止法施行規則6条 is the model of the first): a document, what they told of their record, a
 * face of years, a paper in their hand.
 */
export const KNOWN = ['document', 'told', 'face', 'paper'] as const
export type Known = (typeof KNOWN)[number]

/** What can be known by which way: nobody sees a face on the telephone, nor hears a letter. */
export const FITS: Readonly<Record<Door, readonly Known[]>> = {
  visit: ['document', 'told', 'face'],
  phone: ['told'],
  outreach: ['document', 'told', 'face'],
  post: ['paper'],
}

/** As long as a talk lasts; the database takes no longer one. */
export const DESK_MINUTES = 30

export const deskUntil = (now: Instant): Instant => addMinutes(now, DESK_MINUTES)

/** Days for which a resident is told on the first page of theirs what others typed for them. */
export const TOLD_DAYS = 90
