import { haversineKm } from '../problem/geo.ts'
import type { Rule } from '../problem/rules.ts'
import { type Case, opportunity, person } from './pair.ts'

const tuesday = (from: number, to: number) => ({ slots: [{ id: 'o1-tue', weekday: 'tue' as const, from, to }] })
const edge = haversineKm(person.at, opportunity.at)

/** For every hard rule, changes that break it (and no other) and changes that keep it. */
export const ruleCases: Record<Rule, { breaks: Case[]; keeps: Case[] }> = {
  open: {
    breaks: [{ title: 'a closed activity takes nobody', opportunity: { open: false } }],
    keeps: [{ title: 'an open activity takes people', opportunity: { open: true } }],
  },
  kind: {
    breaks: [{ title: 'who wants no contract work is not offered any', opportunity: { kind: 'contract' } }],
    keeps: [{ title: 'one accepted legal form is enough', opportunity: { kind: 'volunteering' } }],
  },
  category: {
    breaks: [{ title: 'a refusal is final', person: { likes: { 'care-support': -2 } } }],
    keeps: [
      { title: 'a slight dislike is no refusal', person: { likes: { 'care-support': -1 } } },
      {
        title: 'behaviour lowers a wish but never refuses',
        person: { likes: { 'care-support': -1 }, shown: { 'care-support': -1 } },
      },
      { title: 'refusing another category says nothing here', person: { likes: { office: -2 } } },
    ],
  },
  load: {
    breaks: [
      {
        title: 'a listed load is avoided at any degree',
        person: { avoids: ['standing'] },
        opportunity: { loads: { standing: 1 } },
      },
      {
        title: 'a load as heavy as the limit is too much',
        person: { avoids: { lifting: 2 } },
        opportunity: { loads: { lifting: 2 } },
      },
      {
        title: 'a load without a degree is read as heavy',
        person: { avoids: { lifting: 3 } },
        opportunity: { loads: ['lifting'] },
      },
    ],
    keeps: [
      {
        title: 'a load below the limit is possible',
        person: { avoids: { lifting: 3 } },
        opportunity: { loads: { lifting: 2 } },
      },
      { title: 'another load does not matter', person: { avoids: ['heights'] }, opportunity: { loads: ['standing'] } },
      { title: 'degree 0 is no load', person: { avoids: ['standing'] }, opportunity: { loads: { standing: 0 } } },
    ],
  },
  skill: {
    breaks: [
      { title: 'a licence that is required cannot be missing', opportunity: { requires: ['driving-licence'] } },
      {
        title: 'one of two required skills is not enough',
        person: { skills: ['driving-licence'] },
        opportunity: { requires: ['driving-licence', 'first-aid'] },
      },
    ],
    keeps: [
      {
        title: 'the licence is there',
        person: { skills: ['driving-licence', 'piano'] },
        opportunity: { requires: ['driving-licence'] },
      },
    ],
  },
  reach: {
    breaks: [
      { title: 'too far is too far', opportunity: { at: [35.93, 139.97] } },
      { title: 'a metre beyond the reach is beyond it', person: { reachKm: edge - 0.001 } },
    ],
    keeps: [
      { title: 'the edge belongs to the reach', person: { reachKm: edge } },
      { title: 'who goes nowhere can do what is at home', person: { reachKm: 0 }, opportunity: { at: person.at } },
    ],
  },
  age: {
    breaks: [{ title: 'a lawful age floor holds', opportunity: { ageMin: 68 } }],
    keeps: [{ title: 'the floor itself is old enough', opportunity: { ageMin: 67 } }],
  },
  residence: {
    breaks: [
      {
        title: 'a programme for residents takes residents',
        person: { resident: false },
        opportunity: { residentsOnly: true },
      },
    ],
    keeps: [
      { title: 'a resident may', person: { resident: true }, opportunity: { residentsOnly: true } },
      { title: 'outsiders may where nothing is said', person: { resident: false } },
    ],
  },
  excluded: {
    breaks: [{ title: 'staff ruled it out', person: { excludes: ['o0', 'o1'] } }],
    keeps: [{ title: 'another activity was ruled out', person: { excludes: ['o0'] } }],
  },
  availability: {
    breaks: [
      { title: 'another weekday is not free', person: { free: { wed: [[0, 24]] } } },
      { title: 'the lunch hour between two free intervals is not free', opportunity: tuesday(11, 14) },
      { title: 'a quarter of an hour too long does not fit', opportunity: tuesday(9, 12.25) },
      { title: 'who is never free can do nothing', person: { free: {} } },
    ],
    keeps: [
      {
        title: 'intervals that touch are one',
        person: {
          free: {
            tue: [
              [8, 10],
              [10, 12],
            ],
          },
        },
      },
      {
        title: 'the last quarter of the day counts',
        person: { free: { tue: [[0, 24]] } },
        opportunity: tuesday(23.75, 24),
      },
      {
        title: 'one slot that fits is enough',
        opportunity: {
          slots: [
            { id: 'a', weekday: 'sun', from: 9, to: 12 },
            { id: 'b', weekday: 'tue', from: 14, to: 16 },
          ],
        },
      },
      { title: 'hours by agreement fit everybody', person: { free: {} }, opportunity: { slots: [] } },
    ],
  },
  busy: {
    breaks: [{ title: 'one date of the slot is taken', person: { busyDates: ['2026-12-15'] } }],
    keeps: [
      { title: 'a date on another weekday is no matter', person: { busyDates: ['2026-12-16'] } },
      { title: 'a date after the horizon is no matter', person: { busyDates: ['2027-01-05', '2026-12-01'] } },
      {
        title: 'a week in which the slot rests is no matter',
        person: { busyDates: ['2026-12-15'] },
        opportunity: { slots: [{ id: 'o1-tue', weekday: 'tue', from: 9, to: 12, weeks: [1, 3] }] },
      },
    ],
  },
  hours: {
    breaks: [{ title: 'a slot longer than the weekly limit', person: { maxHoursPerWeek: 2.75 } }],
    keeps: [{ title: 'a slot as long as the weekly limit', person: { maxHoursPerWeek: 3 } }],
  },
  days: {
    breaks: [{ title: 'four dates where three are the most', person: { maxDaysPerMonth: 3 } }],
    keeps: [{ title: 'four dates where four are the most', person: { maxDaysPerMonth: 4 } }],
  },
}
