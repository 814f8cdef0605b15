import { halves, kinds, terms, weekdays } from './model.ts'
import type { Schema } from './schema.ts'

export const draft = 'https://json-schema.org/draft/2020-12/schema'
export const id: Schema = { type: 'string', minLength: 1 }
const ids: Schema = { type: 'array', items: id }
const date: Schema = { type: 'string', pattern: '^\\d{4}-\\d{2}-\\d{2}$' }
const hour: Schema = { type: 'number', minimum: 0, maximum: 24, multipleOf: 0.25 }
export const whole = (minimum: number, maximum: number): Schema => ({ type: 'integer', minimum, maximum })
const point: Schema = {
  type: 'array',
  description: 'Latitude and longitude in degrees.',
  minItems: 2,
  maxItems: 2,
  prefixItems: [
    { type: 'number', minimum: -90, maximum: 90 },
    { type: 'number', minimum: -180, maximum: 180 },
  ],
}
const interval: Schema = { type: 'array', minItems: 2, maxItems: 2, items: hour }
const loads = (description: string, minimum: number): Schema => ({
  description,
  anyOf: [ids, { type: 'object', additionalProperties: whole(minimum, 3) }],
})
const degrees = { type: 'object', additionalProperties: { type: 'number', minimum: -2, maximum: 2 } } as const

export const person: Schema = {
  type: 'object',
  required: ['id', 'kinds'],
  properties: {
    id,
    at: {
      ...point,
      description: 'Latitude and longitude in degrees; missing: not known, no reach rules anything out.',
    },
    reachKm: {
      type: 'number',
      minimum: 0,
      maximum: 20100,
      description: 'Great circle, up to and including; missing: not known, it rules nothing out.',
    },
    free: {
      type: 'object',
      description:
        'Hours by weekday; a missing day is not free; intervals that touch or overlap are one. Without any of it: not known, no hours rule a slot out.',
      properties: Object.fromEntries(weekdays.map(day => [day, { type: 'array', items: interval } as const])),
    },
    busyDates: { type: 'array', items: date },
    kinds: { type: 'array', items: { type: 'string', enum: kinds } },
    likes: { ...degrees, description: 'Category to wish, -2 (never) to 2; a missing one is 0.' },
    shown: { type: 'object', additionalProperties: { type: 'number', minimum: -1, maximum: 1 } },
    skills: ids,
    avoids: loads('A list, or the lowest degree of each load that is too much.', 1),
    maxHoursPerWeek: { type: 'number', minimum: 0, maximum: 168, multipleOf: 0.25 },
    maxDaysPerMonth: whole(0, 366),
    maxActivities: {
      ...whole(0, 255),
      description: 'In how many different activities the person takes part at most; missing: as the problem says.',
    },
    waitingDays: { type: 'number', minimum: 0, maximum: 65535 },
    excludes: { ...ids, maxItems: 65535 },
    age: whole(1, 130),
    resident: { type: 'boolean' },
    wishes: {
      type: 'object',
      properties: {
        pay: { type: 'boolean' },
        yenPerHour: whole(0, 65535),
        hoursPerWeek: { type: 'number', minimum: 0, maximum: 168, multipleOf: 0.25 },
        daysPerWeek: whole(0, 7),
        hoursPerShift: hour,
        halves: {
          type: 'array',
          items: { type: 'string', pattern: `^(${weekdays.join('|')})-(${halves.join('|')})$` },
        },
      },
    },
    apart: { ...ids, description: 'People with whom no slot is shared.' },
    together: { ...ids, description: 'People who take the same slots or none, said by either of them.' },
    experienced: { ...ids, description: 'Categories that the person has done; in others the person is a newcomer.' },
    character: ids,
  },
}

export const slot: Schema = {
  type: 'object',
  required: ['id', 'weekday', 'from', 'to'],
  properties: {
    id,
    weekday: { type: 'string', enum: weekdays },
    from: hour,
    to: hour,
    weeks: { type: 'array', minItems: 1, items: whole(1, 32), description: 'Weeks of the horizon; missing: all.' },
    need: whole(1, 65535),
    demanding: { type: 'boolean', description: 'Nobody has two on the same or on neighbouring dates.' },
  },
}

export const opportunity: Schema = {
  type: 'object',
  required: ['id', 'kind', 'category', 'slots'],
  properties: {
    id,
    at: { ...point, description: 'Latitude and longitude in degrees; missing: not known, no reach rules it out.' },
    kind: { type: 'string', enum: kinds },
    category: id,
    loads: loads('A list (degree 3), or the degree of each load.', 0),
    requires: ids,
    wants: { ...ids, maxItems: 255 },
    slots: { type: 'array', items: slot, maxItems: 65535 },
    timesUnknown: { type: 'boolean', description: 'Without slots: nobody said that the hours are by agreement.' },
    capacity: {
      ...whole(1, 65535),
      description: 'How many different people take part at most, in all slots together; no slot needs more.',
    },
    whole: {
      type: 'boolean',
      description:
        'Whoever takes part takes all of its slots, or none; who is locked in some of them has these alone, or all. Not together with a team.',
    },
    team: {
      type: 'object',
      description:
        'All seats of all slots are taken or none. In each slot one has the skill `leader`, at least `experienced` have done the category, at most `newcomers` have not.',
      properties: { leader: id, experienced: whole(1, 65535), newcomers: whole(0, 65535) },
    },
    ageMin: whole(0, 130),
    residentsOnly: { type: 'boolean' },
    open: { type: 'boolean' },
    yenPerHour: whole(0, 65535),
    daysPerWeek: whole(0, 7),
    urgency: whole(0, 3),
    priority: { type: 'boolean' },
    candidates: whole(0, 1_000_000),
    character: ids,
  },
}

/** The published schema of a problem. What it cannot say stands in `checkProblem`. */
export const problemSchema: Schema = {
  $schema: draft,
  $id: 'yui-problem/1',
  title: 'People and activities to be matched',
  type: 'object',
  required: ['format', 'horizon', 'people', 'opportunities'],
  properties: {
    format: { type: 'string', const: 'yui-problem/1' },
    horizon: {
      type: 'object',
      description: 'Weeks are counted from the Monday of the week of `from`; the whole horizon counts as one month.',
      required: ['from', 'weeks'],
      properties: { from: date, weeks: whole(1, 32) },
    },
    people: { type: 'array', items: person, maxItems: 200_000 },
    opportunities: { type: 'array', items: opportunity, maxItems: 100_000 },
    weights: {
      type: 'object',
      description: 'The maximum of each score term; with the standard for the others they sum to 1000.',
      properties: Object.fromEntries(terms.map(term => [term, whole(0, 1000)])),
    },
    maxActivities: {
      ...whole(0, 255),
      description:
        'In how many different activities a person takes part at most who says nothing else; missing: in any number. Locks beyond it stand.',
    },
    locked: {
      type: 'array',
      description: 'Placements that stand in every plan; one holds for all who are together with the person.',
      items: { type: 'object', required: ['person', 'slot'], properties: { person: id, slot: id } },
    },
  },
}
