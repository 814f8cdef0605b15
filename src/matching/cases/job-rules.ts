import type { Opportunity, Person, Problem, Slot } from '../problem/model.ts'
import type { PlanRule } from '../problem/rules.ts'

/** Who sits where, in a town where everybody can do everything, with what is said there besides. */
export type PlanCase = {
  title: string
  people?: Readonly<Record<string, Partial<Person>>>
  slots?: readonly (Partial<Slot> & { at?: string })[]
  team?: Opportunity['team']
  capacity?: number
  whole?: boolean
  maxActivities?: number
  locked?: Problem['locked']
  seats: readonly `${string} ${string}`[]
}

/** The rules of whole jobs and of how many activities one person has, as in `planRuleCases`. */
export const jobRuleCases: Record<
  Extract<PlanRule, 'whole' | 'activities'>,
  { breaks: PlanCase[]; keeps: PlanCase[] }
> = {
  whole: {
    breaks: [
      { title: 'one of two slots', whole: true, slots: [{}, { weekday: 'tue' }], seats: ['a s0', 'b s0', 'b s1'] },
      {
        title: 'some more than is locked',
        whole: true,
        slots: [{}, { weekday: 'tue' }, { weekday: 'wed' }],
        locked: [{ person: 'a', slot: 's0' }],
        seats: ['a s0', 'a s1'],
      },
    ],
    keeps: [
      { title: 'all or none', whole: true, slots: [{}, { weekday: 'tue' }], seats: ['a s0', 'a s1'] },
      {
        title: 'what is locked alone',
        whole: true,
        slots: [{}, { weekday: 'tue' }],
        locked: [{ person: 'a', slot: 's0' }],
        seats: ['a s0', 'b s0', 'b s1'],
      },
    ],
  },
  activities: {
    breaks: [
      {
        title: 'two where one is the most',
        maxActivities: 1,
        slots: [{}, { weekday: 'tue', at: 'there' }],
        seats: ['a s0', 'a s1'],
      },
      {
        title: 'more than the person wants',
        maxActivities: 2,
        people: { a: { maxActivities: 1 } },
        slots: [{}, { weekday: 'tue', at: 'there' }],
        seats: ['a s0', 'a s1'],
      },
    ],
    keeps: [
      { title: 'two slots of one', maxActivities: 1, slots: [{}, { weekday: 'tue' }], seats: ['a s0', 'a s1'] },
      {
        title: 'as many as the person wants',
        maxActivities: 1,
        people: { a: { maxActivities: 2 } },
        slots: [{}, { weekday: 'tue', at: 'there' }],
        seats: ['a s0', 'a s1'],
      },
      {
        title: 'two that are locked',
        maxActivities: 1,
        slots: [{}, { weekday: 'tue', at: 'there' }],
        locked: ['s0', 's1'].map(slot => ({ person: 'a', slot })),
        seats: ['a s0', 'a s1'],
      },
    ],
  },
}
