import type { OpportunityData } from '../rules.ts'

/** Why an activity may not go out; the sentences are in text.ts. */
export type RefusalKey =
  | 'placementOff'
  | 'missing'
  | 'placeMissing'
  | 'timeMissing'
  | 'rewardMissing'
  | 'rewardUnknown'
  | 'rewardKind'
  | 'unitMissing'
  | 'wagePerJob'
  | 'thanksPerHour'
  | 'belowMinimumWage'
  | 'minimumWageUnknown'
  | 'hoursUnknown'
  | 'paymentLate'
  | 'paymentUnclear'
  | 'ageUnknown'
  | 'ageFloor'
  | 'ageWording'
  | 'ageMaximum'
  | 'endBeforeStart'
  | 'endPast'
  | 'slotTimes'
  | 'slotWeeks'
  | 'capacityBelowTaken'

/** The figures of the law as they hold on the day on which the work begins; null: not known, which is not "none". */
export type Figures = {
  day: string
  minimumWage: { yen: number; source: string } | null
  /** The city does no 職業紹介 on that day. */
  unplaced?: boolean
}

/** A field that is undefined could not be read: it has a sentence of its own, and nothing is concluded from it. */
export type Checked = { readonly [K in keyof OpportunityData]?: OpportunityData[K] | undefined } & Pick<
  OpportunityData,
  'legal_form' | 'terms'
> & {
    taken: number
    /** Where it was taken from. A list that lacks a time or a place is told as it is; the desk asks for them. */
    source?: string
  }
export type Refusals = Record<string, RefusalKey>
