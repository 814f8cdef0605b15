import type { Scopes } from '#platform/scope.ts'

/** Residents see what they agreed to. */
export const scope: Scopes = {
  consent: {
    resident: {
      columns: 'id, person_id, purpose, recipient_id, fields, wording, given_on, withdrawn_on',
      changes: 'withdrawn_on, withdrawn_by',
      rows: ['person_id', 'person'],
    },
  },
}
