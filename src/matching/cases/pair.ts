import type { Opportunity, Person, Problem } from '../problem/model.ts'

/** A change of the pair that fits; `title` says what it means for the people. */
export type Case = { title: string; person?: Partial<Person>; opportunity?: Partial<Opportunity> }

/** A person and an activity 1.1 km apart that keep every rule. */
export const person: Person & Required<Pick<Person, 'at' | 'reachKm' | 'free'>> = {
  id: 'p1',
  at: [35.86, 139.97],
  reachKm: 3.5,
  free: {
    tue: [
      [9, 12],
      [13, 17],
    ],
  },
  kinds: ['employment', 'volunteering'],
  age: 67,
}

export const opportunity: Opportunity & Required<Pick<Person, 'at'>> = {
  id: 'o1',
  at: [35.87, 139.97],
  kind: 'employment',
  category: 'care-support',
  slots: [{ id: 'o1-tue', weekday: 'tue', from: 9, to: 12 }],
}

/** The pair of a case as a problem of one person and one activity. */
export const problemOf = (change: Case): Problem => ({
  format: 'yui-problem/1',
  horizon: { from: '2026-12-07', weeks: 4 },
  people: [{ ...person, ...change.person }],
  opportunities: [{ ...opportunity, ...change.opportunity }],
})
