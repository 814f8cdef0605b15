import type { LegalForm } from '#features/kinds/index.ts'
import { EVERY_WEEK, type OpportunityData, REWARDS_OF, type SlotData, UNITS_OF } from './rules.ts'
import { fieldsOf } from './rules-terms.ts'

// For tests only.

/** A Tuesday morning, every week, for one person. */
export const slot = (over: Partial<SlotData> = {}): SlotData => ({
  weekday: 1,
  on_day: null,
  from_min: 570,
  to_min: 720,
  weeks: EVERY_WEEK,
  need: 1,
  ...over,
})

/** An activity of this legal form with which nothing is wrong, changed as told. */
export const activity = (legal_form: LegalForm, over: Partial<OpportunityData> = {}): OpportunityData => ({
  organisation_id: '00000000-0000-7000-8000-000000000001',
  title: '図書館の本を棚にもどす',
  summary: '返された本を棚にもどします。',
  description: '',
  legal_form,
  category: 'books',
  priority_sector: null,
  town_id: null,
  place_name: '市立図書館',
  address: '',
  reward: REWARDS_OF[legal_form][0],
  reward_yen: legal_form === 'volunteering' ? null : 1300,
  reward_unit: legal_form === 'volunteering' ? null : UNITS_OF[legal_form][0],
  terms: Object.fromEntries(fieldsOf(legal_form).map(({ key, example }) => [key, example])),
  loads: { standing: 1 },
  requires: [],
  wants: [],
  character: ['quiet'],
  age_min: null,
  residents_only: false,
  hours_week: 5,
  capacity: 2,
  urgent: false,
  visit_possible: true,
  trial_possible: true,
  caution: '',
  safety: '',
  contact_phone: '',
  starts_on: null,
  ends_on: null,
  slots: [slot(), slot({ weekday: 3 })],
  ...over,
})
