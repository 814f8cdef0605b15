/** Hard rules in the order in which they are told: first those of the pair, then those of a slot. */
export const pairRules = ['open', 'kind', 'category', 'load', 'skill', 'reach', 'age', 'residence', 'excluded'] as const
export const slotRules = ['availability', 'busy', 'hours', 'days'] as const
export const rules = [...pairRules, ...slotRules] as const
export type PairRule = (typeof pairRules)[number]
export type SlotRule = (typeof slotRules)[number]
export type Rule = PairRule | SlotRule

/** Rules of a plan as a whole, which no person alone can break by one slot. */
export const planRules = [
  'need',
  'capacity',
  'twice',
  'clash',
  'threeADay',
  'rest',
  'whole',
  'activities',
  'team',
  'leader',
  'experienced',
  'newcomers',
  'apart',
  'together',
  'locked',
] as const
export type PlanRule = (typeof planRules)[number]

/** Why a team lacks seats, where no rule of a pair keeps people away. */
export const teamReasons = ['people', 'leader', 'experienced', 'newcomers'] as const
export type TeamReason = (typeof teamReasons)[number]
