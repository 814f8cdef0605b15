import type { LegalForm } from '#features/kinds/index.ts'
import type { Lacking } from '#features/people/index.ts'
import type { Explanation, Plan, Rejection, Term, Weights } from '#matching/index.ts'
import type { Day } from '#platform/dates.ts'
import type { PlanStatus, Refusal, WhatIf } from './rules.ts'

// What the pages read of a plan: the rows of store*.ts with the names that belong to them.

export type PlanHead = {
  id: string
  name: string
  from_on: Day
  weeks: number
  /** Living areas and legal forms that it is limited to; empty: all. */
  areas: { id: string; name: string }[]
  kinds: LegalForm[]
  /** In how many activities it lets one person take part who wishes nothing else; null: it was made without a limit. */
  activities_max: number | null
  /** The plan that this one re-runs or varies. */
  base: { id: string; name: string } | null
  change: WhatIf | null
  /** Whether it rests on a what-if, its own or that of a plan which it runs again: it is looked at, never handed over. */
  varied: boolean
  /** What the change is about, by name: the activity, the slot's activity, the area. */
  change_about: string | null
  status: PlanStatus
  stage: 'columns' | 'prices' | 'bound' | 'seats' | null
  done: number
  of: number
  /** The sentence of a run that failed. */
  error: string | null
  /** What the run found, and what no plan can exceed. */
  objective: number | null
  bound: number | null
  /** Points of the placements as they are now, after moves and removals. */
  total: number | null
  /** People in the problem, of those with a place now; seats, of those taken now. */
  people: number
  placed: number
  seats: number
  filled: number
  locked: number
  /** Placements of which a proposal was made. */
  proposed: number
  /** Whether somebody changed placements since the run. */
  edited: boolean
  aside: { by: string; at: string } | null
  by: string
  started_at: string
  ended_at: string | null
  stop_asked_at: string | null
  instance: string | null
  weights: Weights
  seed: number
  rounds: number | null
  replay: { at: string; same: boolean; hash: string } | null
  replaying: boolean
}

/** Somebody as a plan names them. */
export type Face = { id: string; number: number; name: string; kana: string; age: number; area: string | null }

export type SlotFacts = {
  slot: string
  opportunity: string
  title: string
  organisation: string
  legal_form: LegalForm
  area_id: string | null
  area: string | null
  /** 0 Monday … 6 Sunday; minutes of the day. */
  weekday: number
  from_min: number
  to_min: number
  /** Weeks of the plan, from 1; null: all. */
  weeks: number[] | null
  need: number
}

export type PlacementRow = {
  person: Face
  slot: string
  opportunity: string
  score: number
  terms: Record<Term, number>
  origin: 'engine' | 'moved'
  /** Who locked it. */
  locked: string | null
  proposal_id: string | null
}

export type SlotRow = SlotFacts & { placements: PlacementRow[] }
/** Somebody with placements from which nothing was proposed yet. */
export type Candidate = { person: Face; slots: SlotFacts[] }

export type Unplaced = {
  person: Face
  waiting_days: number
  reasons: Plan['unplaced'][number]['reasons']
  nearest: string | null
}
/** Of whom too little is known; empty: it was asked meanwhile, or who goes with them was not asked. */
export type Unasked = { person: Face; lacking: Lacking[] }
export type Unfilled = SlotFacts & { seats: number; reasons: Plan['unfilled'][number]['reasons'] }
type TeamMissing = Plan['teams'][number]['missing'][number]
export type TeamRow = {
  opportunity: string
  title: string
  organisation: string
  formed: boolean
  missing: { slot: SlotFacts; seats: number; reasons: TeamMissing['reasons'] }[]
  nearest: string | null
}

/** Of a group: people, those who could take anything, those with a place. Group keys as the engine gives them. */
export type Share = { group: string; people: number; eligible: number; served: number }
export type Fairness = {
  waiting: Share[]
  age: Share[]
  area: Share[]
  sex: Share[]
  envy: number
  /** Slots, and activities, that nobody at all could take. */
  unreachable: number
  nobody: { id: string; title: string; organisation: string }[]
}

/** An activity with more people in the plan than there are places left: seats are counted by slot. */
export type Crowded = { id: string; title: string; organisation: string; left: number; people: number }

type Named = { id: string; title: string; organisation: string }

/** What could not be in the problem at all. */
export type LeftOut = {
  /** Activities whose hours are by agreement. */
  byAgreement: Named[]
  /** Those of which the times, the place or the number of people are not known. */
  unknown: Named[]
  /** Seats that were taken before. */
  taken: number
}

export type Why = {
  explanation: Explanation
  weights: Weights
  slot: SlotFacts
  person: Face
  row: PlacementRow | null
}

/** What else changes with one choice. `cost`: points by which the plan's total goes down; below 0 it goes up. */
export type Effect = { person: Face; loses: SlotFacts | null; gains: SlotFacts | null }
export type MoveOption = { to: SlotFacts; score: number; cost: number; effects: Effect[] }
export type OtherOption = { person: Face; score: number; cost: number; effects: Effect[] }
export type Options = {
  move: MoveOption[]
  others: OtherOption[]
  /** `also`: what is left with it, where one person does the whole job. */
  removal: { cost: number; also: SlotFacts[] }
}

/** A seat that somebody could take besides what they have, or why not; `waiting`: in days, of who has no slot. */
export type OpenSeat = {
  person: Face
  slot: SlotFacts
  score: number
  cost: number
  effects: Effect[]
  waiting: number | null
}
export type NoSeat = { person: Face; slot: SlotFacts; refused: Refusal; broken: readonly Rejection[] }
/** The best that there are, out of `count`; and some that are near but refused. */
export type Seatable = { could: OpenSeat[]; count: number; cannot: NoSeat[] }

export type Comparison = {
  a: PlanHead
  b: PlanHead
  /** People with a place in one of them only, and those whose slots differ. */
  gained: { person: Face; slots: SlotFacts[] }[]
  lost: { person: Face; slots: SlotFacts[] }[]
  moved: { person: Face; before: SlotFacts[]; after: SlotFacts[] }[]
  filled: SlotFacts[]
  emptied: SlotFacts[]
}
