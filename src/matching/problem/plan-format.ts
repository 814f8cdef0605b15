import { draft, id, whole } from './format.ts'
import { terms } from './model.ts'
import { rules, teamReasons } from './rules.ts'
import type { Schema } from './schema.ts'

const points = (list: readonly string[]): Schema => ({
  type: 'object',
  properties: Object.fromEntries(list.map(key => [key, whole(0, 1000)])),
})

/** The published schema of a plan. */
export const planSchema: Schema = {
  $schema: draft,
  $id: 'yui-plan/1',
  title: 'Who does what, with a bound on how good any plan can be',
  type: 'object',
  required: [
    'format',
    'instance',
    'objective',
    'bound',
    'gap',
    'placements',
    'unplaced',
    'unfilled',
    'teams',
    'certificate',
  ],
  properties: {
    format: { type: 'string', const: 'yui-plan/1' },
    instance: { type: 'string' },
    objective: { type: 'integer', minimum: 0 },
    bound: { type: 'integer', minimum: 0 },
    gap: { type: 'number', minimum: 0, maximum: 1 },
    placements: {
      type: 'array',
      items: {
        type: 'object',
        required: ['person', 'slot', 'score', 'terms'],
        properties: { person: id, slot: id, score: whole(0, 1000), terms: points(terms) },
      },
    },
    unplaced: {
      type: 'array',
      items: {
        type: 'object',
        required: ['person', 'reasons'],
        properties: {
          person: id,
          reasons: {
            type: 'array',
            items: { type: 'string', enum: [...rules, 'seats', 'together', 'whole', 'activities'] },
          },
          nearest: { type: 'string' },
        },
      },
    },
    unfilled: {
      type: 'array',
      items: {
        type: 'object',
        required: ['slot', 'seats', 'reasons'],
        properties: {
          slot: id,
          seats: whole(1, 65535),
          reasons: {
            type: 'array',
            items: { type: 'string', enum: [...rules, 'people', 'team', 'capacity', 'whole'] },
          },
        },
      },
    },
    teams: {
      type: 'array',
      items: {
        type: 'object',
        required: ['opportunity', 'formed', 'missing'],
        properties: {
          opportunity: id,
          formed: { type: 'boolean' },
          missing: {
            type: 'array',
            items: {
              type: 'object',
              required: ['slot', 'seats', 'reasons'],
              properties: {
                slot: id,
                seats: whole(1, 65535),
                reasons: { type: 'array', items: { type: 'string', enum: [...rules, ...teamReasons] } },
              },
            },
          },
          nearest: { type: 'string' },
        },
      },
    },
    certificate: {
      type: 'object',
      required: ['prices'],
      properties: {
        prices: { type: 'object', additionalProperties: { type: 'number', minimum: 0 } },
        charges: {
          type: 'object',
          description: 'Of activities with a capacity: what each person who takes part pays, once.',
          additionalProperties: { type: 'number', minimum: 0 },
        },
      },
    },
  },
}
