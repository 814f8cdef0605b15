import type { Category } from '#features/kinds/index.ts'
import { isVerb, type Reward, type RewardUnit, type SlotData, type Status, type Told, type Verb } from '../rules.ts'

/** What befalls an activity through the list that it was taken from, besides what the desk does with it. */
export const SOURCE_VERBS = ['take-in', 'renew', 'drop', 'restore'] as const
export type SourceVerb = (typeof SOURCE_VERBS)[number]

/** A row of an activity's history: what was done, and the status that it led to. */
export type HistoryRow = { verb: Verb | SourceVerb; status: Status }

/** A time that a list tells, weekly or on one day. */
export type SourceSlot = Pick<SlotData, 'weekday' | 'on_day' | 'from_min' | 'to_min' | 'weeks'>

/**
 * What a list says of an activity: free events and courses only, nothing that the law has conditions for. Null is what it
 * does not say.
 */
export type SourceActivity = {
  source_id: string
  /** Of all that the list says, to know the same row again. */
  fingerprint: string
  title: string
  /** Words by which it is found and which no page shows: the reading of the title, the list's own category. */
  aliases: string[]
  summary: string
  description: string
  category: Category
  place_name: string
  address: string
  town_id: string | null
  lat: number | null
  lng: number | null
  reward: Extract<Reward, 'none' | 'cost'> | null
  /** Its words on money and on the time, where they are no figures. */
  reward_said: string
  times_said: string
  times_agreed: boolean
  reward_yen: number | null
  reward_unit: RewardUnit | null
  terms: Record<string, string>
  /** Whatever else it says, in its own words. */
  told: Told[]
  capacity: number | null
  /** 0: it says that there is none. */
  age_min: number | null
  residents_only: boolean | null
  caution: string
  contact_phone: string
  source_url: string | null
  /** '': it does not say who. */
  organiser_name: string
  starts_on: string | null
  ends_on: string | null
  /** Closed: cancelled, or for nobody whom the desk serves. */
  status: Extract<Status, 'open' | 'closed'>
  slots: SourceSlot[]
}

/** The rows, oldest first, without those of imports that were taken back. */
const standing = (rows: readonly HistoryRow[]): readonly HistoryRow[] =>
  rows.reduce<HistoryRow[]>((kept, row) => {
    const undone = row.verb === 'restore' ? kept.findLastIndex(({ verb }) => !isVerb(verb)) : -1
    if (undone < 0) kept.push(row)
    else kept.splice(undone)
    return kept
  }, [])

/** Whether it was the desk, and not the list, that brought an activity to the status which it has. */
export function heldByDesk(rows: readonly HistoryRow[]): boolean {
  const left = standing(rows)
  const moved = left.findLast((row, at) => row.status !== left[at - 1]?.status)
  return moved !== undefined && isVerb(moved.verb)
}

/**
 * The status of an activity of which the list says this now. What the desk closed or ended stays so, whatever the list
 * corrects; what the list calls off is called off.
 */
export function statusOnRenewal(status: Status, byDesk: boolean, said: SourceActivity['status']): Status {
  return byDesk && (said === 'open' || status === 'ended') ? status : said
}
