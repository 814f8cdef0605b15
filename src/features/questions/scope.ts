import type { Scopes } from '#platform/scope.ts'

/** Residents see what they asked and were answered; what the desk noted stays there. */
export const scope: Scopes = {
  question: {
    resident: {
      columns: 'id, person_id, opportunity_id, status, due_on, at, asked_at, answered_at, closed_at',
      changes: 'status, due_on, asked_at',
      rows: ['person_id', 'person'],
    },
  },
  question_entry: {
    resident: { columns: 'id, question_id, person_id, verb, words, at', rows: ['person_id', 'person'] },
  },
}
