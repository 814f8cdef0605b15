import type { Problem, Slot } from '../problem/model.ts'
import type { PlanRule } from '../problem/rules.ts'
import { jobRuleCases, type PlanCase } from './job-rules.ts'

const always = { from: 8, to: 20 }
const week = Object.fromEntries(
  ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'].map(day => [day, [[always.from, always.to]] as const]),
)

/** The problem of a case: slots `s0`, `s1`, … of one activity, or of one each where they are at different places. */
export const planProblemOf = ({ people = {}, slots = [{}], ...said }: PlanCase): Problem => {
  const places = [...new Set(slots.map(({ at = 'here' }) => at))]
  const all = slots.map((slot, i) => ({
    at: slot.at ?? 'here',
    slot: { id: `s${i}`, weekday: 'mon' as const, from: 9, to: 11, need: 2, ...withoutPlace(slot) },
  }))
  return {
    format: 'yui-problem/1',
    horizon: { from: '2026-12-07', weeks: 4 },
    people: ['a', 'b', 'c'].map(id => ({
      id,
      at: [35.86, 139.97],
      reachKm: 50,
      free: week,
      kinds: ['volunteering'],
      ...people[id],
    })),
    opportunities: places.map((place, i) => ({
      id: `o${i}`,
      at: [35.86 + i / 100, 139.97],
      kind: 'volunteering',
      category: 'garden',
      slots: all.filter(({ at }) => at === place).map(({ slot }) => slot),
      ...(said.team ? { team: said.team } : {}),
      ...(said.capacity ? { capacity: said.capacity } : {}),
      ...(said.whole ? { whole: said.whole } : {}),
    })),
    ...(said.maxActivities ? { maxActivities: said.maxActivities } : {}),
    ...(said.locked ? { locked: said.locked } : {}),
  }
}

const withoutPlace = ({ at: _, ...slot }: Partial<Slot> & { at?: string }): Partial<Slot> => slot

const hard = { demanding: true }
const sunday = { weekday: 'sun' as const, ...hard }

/** For every rule of a plan as a whole, plans that break it and no other, and plans that keep it. */
export const planRuleCases: Record<PlanRule, { breaks: PlanCase[]; keeps: PlanCase[] }> = {
  need: {
    breaks: [{ title: 'three on two seats', seats: ['a s0', 'b s0', 'c s0'] }],
    keeps: [{ title: 'two on two seats', seats: ['a s0', 'b s0'] }],
  },
  capacity: {
    breaks: [
      {
        title: 'three people in two slots of an activity that takes two',
        capacity: 2,
        slots: [{}, { weekday: 'tue' }],
        seats: ['a s0', 'b s0', 'c s1'],
      },
    ],
    keeps: [
      {
        title: 'the same two in both slots',
        capacity: 2,
        slots: [{}, { weekday: 'tue' }],
        seats: ['a s0', 'b s0', 'a s1', 'b s1'],
      },
      {
        title: 'one each in two slots',
        capacity: 2,
        slots: [{}, { weekday: 'tue' }],
        seats: ['a s0', 'b s1'],
      },
    ],
  },
  twice: {
    breaks: [{ title: 'one person on both seats', seats: ['a s0', 'a s0'] }],
    keeps: [{ title: 'one person on one seat', seats: ['a s0'] }],
  },
  clash: {
    breaks: [
      { title: 'two places at once', slots: [{}, { at: 'there' }], seats: ['a s0', 'a s1'] },
      {
        title: 'half an hour from one place to another',
        slots: [{}, { from: 11.5, to: 12, at: 'there' }],
        seats: ['a s0', 'a s1'],
      },
    ],
    keeps: [
      { title: 'one after the other at one place', slots: [{}, { from: 11, to: 12 }], seats: ['a s0', 'a s1'] },
      { title: 'an hour for the way', slots: [{}, { from: 12, to: 13, at: 'there' }], seats: ['a s0', 'a s1'] },
      { title: 'never in the same week', slots: [{ weeks: [1, 3] }, { weeks: [2, 4] }], seats: ['a s0', 'a s1'] },
    ],
  },
  threeADay: {
    breaks: [
      {
        title: 'three on one date',
        slots: [{}, { from: 11, to: 12 }, { from: 12, to: 13, weeks: [2] }],
        seats: ['a s0', 'a s1', 'a s2'],
      },
    ],
    keeps: [
      {
        title: 'three on a weekday, two on each date',
        slots: [{}, { from: 11, to: 12, weeks: [1] }, { from: 12, to: 13, weeks: [2] }],
        seats: ['a s0', 'a s1', 'a s2'],
      },
    ],
  },
  rest: {
    breaks: [
      { title: 'two hard ones on a day', slots: [hard, { from: 12, to: 14, ...hard }], seats: ['a s0', 'a s1'] },
      { title: 'a hard one on the next day', slots: [hard, { weekday: 'tue', ...hard }], seats: ['a s0', 'a s1'] },
      {
        title: 'Sunday and the Monday after it',
        slots: [
          { ...sunday, weeks: [1] },
          { ...hard, weeks: [2] },
        ],
        seats: ['a s0', 'a s1'],
      },
    ],
    keeps: [
      { title: 'a day between', slots: [hard, { weekday: 'wed', ...hard }], seats: ['a s0', 'a s1'] },
      { title: 'an easy one on the next day', slots: [hard, { weekday: 'tue' }], seats: ['a s0', 'a s1'] },
      {
        title: 'the next day in other weeks',
        slots: [
          { ...hard, weeks: [1] },
          { weekday: 'tue', ...hard, weeks: [2] },
        ],
        seats: ['a s0', 'a s1'],
      },
      {
        title: 'Monday and the Sunday after it',
        slots: [
          { ...sunday, weeks: [2] },
          { ...hard, weeks: [2] },
        ],
        seats: ['a s0', 'a s1'],
      },
      { title: 'different people', slots: [hard, { weekday: 'tue', ...hard }], seats: ['a s0', 'b s1'] },
    ],
  },
  ...jobRuleCases,
  team: {
    breaks: [
      { title: 'half a team', team: {}, seats: ['a s0'] },
      { title: 'one of two slots', team: {}, slots: [{}, { weekday: 'tue' }], seats: ['a s0', 'b s0'] },
      {
        title: 'a locked member with one who is not',
        team: {},
        slots: [{ need: 3 }],
        locked: [{ person: 'a', slot: 's0' }],
        seats: ['a s0', 'b s0'],
      },
    ],
    keeps: [
      { title: 'a whole team', team: {}, seats: ['a s0', 'b s0'] },
      { title: 'no team', team: {}, seats: [] },
      { title: 'a locked member alone', team: {}, locked: [{ person: 'a', slot: 's0' }], seats: ['a s0'] },
    ],
  },
  leader: {
    breaks: [{ title: 'nobody with the licence', team: { leader: 'licence' }, seats: ['a s0', 'b s0'] }],
    keeps: [
      {
        title: 'one with the licence',
        team: { leader: 'licence' },
        people: { b: { skills: ['licence'] } },
        seats: ['a s0', 'b s0'],
      },
    ],
  },
  experienced: {
    breaks: [
      {
        title: 'one experienced where two are asked for',
        team: { experienced: 2 },
        people: { a: { experienced: ['garden'] }, b: { experienced: ['care'] } },
        seats: ['a s0', 'b s0'],
      },
    ],
    keeps: [
      {
        title: 'one of two, as asked for',
        team: { experienced: 1 },
        people: { a: { experienced: ['garden'] } },
        seats: ['a s0', 'b s0'],
      },
    ],
  },
  newcomers: {
    breaks: [
      {
        title: 'two newcomers where one is the most',
        team: { newcomers: 1 },
        people: { c: { experienced: ['garden'] } },
        seats: ['a s0', 'b s0'],
      },
    ],
    keeps: [
      {
        title: 'one newcomer',
        team: { newcomers: 1 },
        people: { c: { experienced: ['garden'] } },
        seats: ['a s0', 'c s0'],
      },
    ],
  },
  apart: {
    breaks: [
      { title: 'said by the one', people: { a: { apart: ['b'] } }, seats: ['a s0', 'b s0'] },
      { title: 'said by the other', people: { b: { apart: ['a'] } }, seats: ['a s0', 'b s0'] },
    ],
    keeps: [
      {
        title: 'in different slots',
        people: { a: { apart: ['b'] } },
        slots: [{}, { weekday: 'tue' }],
        seats: ['a s0', 'b s1'],
      },
    ],
  },
  together: {
    breaks: [
      { title: 'one of a couple', people: { a: { together: ['b'] } }, seats: ['a s0'] },
      {
        title: 'a couple in different slots',
        people: { b: { together: ['a'] } },
        slots: [{}, { weekday: 'tue' }],
        seats: ['a s0', 'b s1'],
      },
      {
        title: 'a friend of a friend stays out',
        people: { a: { together: ['b'] }, b: { together: ['c'] } },
        slots: [{ need: 3 }],
        seats: ['a s0', 'b s0'],
      },
    ],
    keeps: [
      { title: 'both', people: { a: { together: ['b'] } }, seats: ['a s0', 'b s0'] },
      { title: 'neither', people: { a: { together: ['b'] } }, seats: ['c s0'] },
    ],
  },
  locked: {
    breaks: [{ title: 'another sits there', locked: [{ person: 'a', slot: 's0' }], seats: ['b s0'] }],
    keeps: [{ title: 'it stands', locked: [{ person: 'a', slot: 's0' }], seats: ['a s0', 'b s0'] }],
  },
}
