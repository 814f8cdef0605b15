import { type Permissions, WORKING } from '#features/accounts/rules.ts'
import {
  type Category,
  type Character,
  isHiring,
  type LegalForm,
  type Load,
  type PrioritySector,
  type Skill,
} from '#features/kinds/index.ts'
import { addDays, type Day, weekday } from '#platform/dates.ts'

export { isHiring }

export const STATUSES = ['draft', 'submitted', 'returned', 'open', 'closed', 'ended'] as const
export type Status = (typeof STATUSES)[number]

export const VERBS = [
  'submit',
  'delete',
  'publish',
  'return',
  'withdraw',
  'close',
  'extend',
  'amend',
  'reopen',
  'end',
] as const
export type Verb = (typeof VERBS)[number]

/**
 * What may be done in each status, where it leads (sources.md: status). A deleted draft is gone with its rows: it was
 * never seen by anybody. `extend` says that all is still right, with or without a later end. `amend` is a change of a
 * legal term; any other change of an open activity is no transition.
 */
export const TRANSITIONS = {
  draft: { submit: 'submitted', delete: 'ended' },
  submitted: { publish: 'open', return: 'returned', withdraw: 'ended' },
  returned: { submit: 'submitted', withdraw: 'ended' },
  open: { close: 'closed', extend: 'open', amend: 'submitted' },
  closed: { reopen: 'open', end: 'ended' },
  ended: {},
} as const satisfies Record<Status, Partial<Record<Verb, Status>>>

/** Where the verb leads from this status; null where it is not allowed. */
export const statusAfter = (status: Status, verb: Verb): Status | null =>
  (TRANSITIONS[status] as Partial<Record<Verb, Status>>)[verb] ?? null

export const isStatus = (text: string): text is Status => (STATUSES as readonly string[]).includes(text)
export const isVerb = (text: string): text is Verb => (VERBS as readonly string[]).includes(text)

/** Whether the verb is allowed in this status. */
export const allows = (status: Status, verb: Verb): boolean => statusAfter(status, verb) !== null

/** The step that each status leaves open, and within how many days: nothing is in limbo (sources.md: steps). */
export const STEP_AFTER = {
  draft: { what: 'revise', days: 14 },
  submitted: { what: 'publish', days: 5 },
  returned: { what: 'revise', days: 14 },
  // 職業安定法5条の4: what is published is kept right; asked at least every 90 days, and when it ends.
  open: { what: 'confirm', days: 90 },
  closed: { what: 'confirm', days: 30 },
  ended: null,
} as const satisfies Record<Status, { what: 'revise' | 'publish' | 'confirm'; days: number } | null>

/** How money flows: 賃金, 報酬, 謝礼, none, or what the participant pays. */
export const REWARDS = ['wage', 'fee', 'thanks', 'none', 'cost'] as const
export type Reward = (typeof REWARDS)[number]

export const REWARD_UNITS = ['hour', 'time', 'day', 'job', 'month'] as const
export type RewardUnit = (typeof REWARD_UNITS)[number]

/** The rewards that a legal form can have; the first one is what the form proposes. */
export const REWARDS_OF = {
  employment: ['wage'],
  contract: ['fee'],
  dispatch: ['wage'],
  'paid-volunteering': ['thanks'],
  volunteering: ['none', 'cost'],
} as const satisfies Record<LegalForm, readonly [Reward, ...Reward[]]>

/** The units of a reward. Thanks are never told per hour (sources.md: paid-volunteering), a wage never per job. */
export const UNITS_OF = {
  employment: ['hour', 'day', 'month'],
  contract: ['job', 'time', 'hour', 'day', 'month'],
  dispatch: ['hour', 'day', 'month'],
  'paid-volunteering': ['time', 'day', 'job', 'month'],
  volunteering: ['time', 'month'],
} as const satisfies Record<LegalForm, readonly [RewardUnit, ...RewardUnit[]]>

/** A weekly time with the weeks of the month in which it is (bits 0…4 for 第1…第5), or one day. Minutes after midnight. */
export type SlotData = {
  weekday: number | null
  on_day: string | null
  from_min: number
  to_min: number
  weeks: number
  /** How many people it takes; null: not known. */
  need: number | null
  /** So tiring that nobody has two such slots on the same or on neighbouring days. */
  demanding: boolean
}

/**
 * A team takes the activity on: it begins when every seat of every slot is taken. In each slot at least one has the
 * leader's licence or skill, so many have done the like before, and not more are new to it.
 */
export type Team = { leader?: Skill; experienced?: number; newcomers?: number }

/** When a slot is: two slots of one activity never have the same. */
export const slotKey = (slot: SlotData): string =>
  [slot.weekday, slot.on_day, slot.from_min, slot.to_min, slot.weeks].join()

/** Every week of the month. */
export const EVERY_WEEK = 0b11111

/** A fact in the words of the source that has no field of its own. */
export type Told = { label: string; text: string }

/**
 * What staff say of an activity; derived columns are the store's. Empty texts are not said. Null is "not known" and never
 * "none", which has a value of its own (docs/decisions/0024-unknown.md).
 */
export type OpportunityData = {
  organisation_id: string
  title: string
  summary: string
  description: string
  legal_form: LegalForm
  category: Category
  priority_sector: PrioritySector | null
  town_id: string | null
  place_name: string
  address: string
  reward: Reward | null
  /** What the source says of money in words that are no figure. */
  reward_said: string
  reward_yen: number | null
  reward_unit: RewardUnit | null
  /** By the keys of `FIELDS[legal_form]`. */
  terms: Record<string, string>
  /** 0 is none; a load without a key is not known. */
  loads: Partial<Record<Load, number>>
  requires: Skill[]
  wants: Skill[]
  character: Character[]
  /** 0: there is none. */
  age_min: number | null
  residents_only: boolean | null
  /** Hours a week of one person, breaks not counted. */
  hours_week: number | null
  capacity: number | null
  urgent: boolean
  visit_possible: boolean
  trial_possible: boolean
  caution: string
  safety: string
  contact_phone: string
  starts_on: string | null
  ends_on: string | null
  slots: SlotData[]
  /** Somebody said that the hours are agreed upon; without this and without slots they are not known. */
  times_agreed: boolean
  /** What the source says of the time in words. */
  times_said: string
  /** Null: whoever comes can begin. */
  team: Team | null
  /** Whether whoever takes it on takes all of its hours; null: nobody said so, it is as usual (`isWholeJob`). */
  whole: boolean | null
}

/**
 * Whether whoever takes an activity on takes all of its hours: as it was said, else where somebody is hired. What a team
 * shares (ワークシェア) is done in parts.
 */
export const isWholeJob = ({
  whole,
  legal_form,
  team,
}: Pick<OpportunityData, 'whole' | 'legal_form' | 'team'>): boolean => team === null && (whole ?? isHiring(legal_form))

type Time = Pick<SlotData, 'weekday' | 'on_day' | 'from_min' | 'to_min'>

const hoursOf = (slots: readonly Time[]): number =>
  slots.reduce((total, { from_min, to_min }) => total + (to_min - from_min) / 60, 0)
const mondayOf = (day: Day): Day => addDays(day, -weekday(day))

/** The hours of the fullest week of an activity. Single days count in the week from Monday in which they are. */
export function fullestWeek(slots: readonly Time[]): number {
  const single = Map.groupBy(
    slots.filter(({ on_day }) => on_day !== null),
    ({ on_day }) => mondayOf(on_day!),
  )
  return hoursOf(slots.filter(({ on_day }) => on_day === null)) + Math.max(0, ...[...single.values()].map(hoursOf))
}

/**
 * The hours of its fullest week, where one person does all of it and is said to come for fewer: one of the three is not so.
 * Null where they agree, or where not all is known.
 */
export const moreThanSaid = (
  row: Pick<OpportunityData, 'whole' | 'legal_form' | 'team' | 'hours_week'> & { slots: readonly Time[] },
): number | null => {
  const week = fullestWeek(row.slots)
  return isWholeJob(row) && row.hours_week !== null && row.hours_week < week ? week : null
}

/** Whether nobody can be taken any more. Where the places are not known, nobody can say so. */
export const isFull = ({ capacity, taken }: { capacity: number | null; taken: number }): boolean =>
  capacity !== null && taken >= capacity

/** Taken for new people on this day: published, not past its end, not known to be full. */
export const isTaking = (
  row: { status: string; ends_on: string | null; taken: number; capacity: number | null },
  today: string,
): boolean => row.status === 'open' && (row.ends_on === null || row.ends_on >= today) && !isFull(row)

/** With the terms and the times, the facts that people rely on when they answer a published activity. */
const LEGAL_FACTS = [
  'organisation_id',
  'legal_form',
  'reward',
  'reward_said',
  'reward_yen',
  'reward_unit',
  'age_min',
  'times_agreed',
  'town_id',
  'place_name',
  'address',
] as const

/**
 * Whether a change touches what the law has the organiser state (職業安定法5条の3, フリーランス法3条, 派遣法34条), so that
 * a published activity must be looked at again. Free activities have no such terms.
 */
export function amendsLegalTerm(before: OpportunityData, after: OpportunityData): boolean {
  if (before.legal_form === 'volunteering' && after.legal_form === 'volunteering') return false
  const said = (data: OpportunityData) =>
    JSON.stringify([
      LEGAL_FACTS.map(key => data[key]),
      Object.entries(data.terms)
        .filter(([, text]) => text !== '')
        .sort(),
      data.slots.map(slotKey).sort(),
    ])
  return said(before) !== said(after)
}

export const PERMISSIONS = {
  'opportunities.read': WORKING,
  'opportunities.write': ['coordinator'],
  'opportunities.publish': ['coordinator'],
} satisfies Permissions
