import type { Scopes } from '#platform/scope.ts'

/** A resident sees whom they named; nobody who acts for them does. What is live of it is judged by the database alone. */
export const scope: Scopes = {
  delegation: {
    resident: {
      columns:
        'id, person_id, number, name, relation, may, until_on, made_at, medium, code_until, by_card, taken_at, ended_at, ended_as',
      changes: 'ended_at, ended_as',
      rows: ['person_id', 'person'],
    },
  },
}
