import type { Scopes } from '#platform/scope.ts'

/** A partner sees what it was sent while its consent holds, and nothing of what the desk noted. */
export const scope: Scopes = {
  referral: {
    link: {
      columns: 'id, code, question, told, status, sent_on, answer_due, answered_on, due_on',
      changes: 'status, answered_on, ended_on, outcome, outcome_on',
      rows: ['id', 'subject'],
    },
  },
}
