import assert from 'node:assert/strict'
import { NO_LOADS } from '#features/opportunities/index.ts'
import type { OpportunityRow, PersonRow } from '#features/proposals/index.ts'
import { checkProblem, standardWeights } from '#matching/index.ts'
import { problemOf, type Scope } from './problem.ts'
import type { Assigned, CityRows } from './store-city.ts'

// For tests only: a city of one resident and one garden, and the problem that is made of it.

const speeds = { walk: 80, bicycle: 200, bus: 250, car: 400, detour: 1.3, busWait: 10 }
export const setting = { today: '2026-11-23', weeks: 4, municipality: '柏市', speeds }
const scope: Scope = { setting, activities: null, areas: [], kinds: [], weights: standardWeights }

export const hana: PersonRow = {
  ...{
    id: 'hana',
    birth_on: '1955-04-01',
    town_id: 'town',
    lat: 35.86,
    lng: 139.97,
    outside: false,
    address: '',
    forms: ['volunteering'],
  },
  ...{ pay: 'either', character: [], hours_wanted: null, hours_max: null, days_max: null, activities_max: null },
  registered_on: '2026-11-01',
  ...{
    decided_on: null,
    wishes: [],
    free: [0, 1, 2, 3, 4, 5, 6].map(day => [day, 360, 1320] as const),
    never_free: false,
    absences: [],
    reach: [['car', 50]],
    avoids: [],
    skills: [],
    excludes: [],
    answers: [],
  },
}
export const slot = {
  id: 'tue',
  weekday: 1,
  on_day: null,
  from_min: 540,
  to_min: 660,
  weeks: 31,
  need: 3,
  demanding: false,
}
const garden: OpportunityRow = {
  ...{
    id: 'garden',
    organisation_id: 'org',
    legal_form: 'volunteering',
    category: 'farming',
    loads: NO_LOADS,
    requires: [],
    wants: [],
  },
  ...{
    character: [],
    age_min: 0,
    residents_only: false,
    capacity: 3,
    taken: 0,
    urgent: false,
    priority_sector: null,
  },
  ...{
    status: 'open',
    hours_week: null,
    starts_on: null,
    ends_on: null,
    reward: 'none',
    reward_yen: null,
    reward_unit: null,
  },
  ...{ lat: 35.86, lng: 139.97, slots: [slot], candidates: 0 },
} as unknown as OpportunityRow

export const origin = (id: string, area: string | null) => ({ id, area_id: area, area, sex: null })
const city = (over: Partial<CityRows> = {}): CityRows => ({
  ...{ people: [hana], opportunities: [garden], origins: new Map([['hana', origin('hana', 'north')]]) },
  ...{ notAgain: new Map(), assigned: [], bonds: [], done: new Map(), ...over },
})
export const built = (over: Partial<CityRows> = {}, within: Partial<Scope> = {}) => {
  const made = problemOf(city(over), { ...scope, ...within })
  assert.deepEqual(checkProblem(made.problem), [])
  return made
}
export const activities = (over: Partial<OpportunityRow>) => ({
  opportunities: [{ ...garden, ...over } as OpportunityRow],
})
export const assigned = (over: Partial<Assigned>): Assigned => ({
  ...{
    person: 'other',
    opportunity: 'garden',
    slot: 'tue',
    weekday: 1,
    on_day: null,
    from_min: 540,
    to_min: 660,
    ...over,
  },
})
