import type { Scopes } from '#platform/scope.ts'

/** Residents see by what their account is entered, where it is open, and what the desk said of their registration. */
export const scope: Scopes = {
  sign_in_address: {
    resident: { columns: 'id, account_id, channel, shown, since, ended_at', rows: ['account_id', 'account'] },
  },
  data_wish: {
    resident: { columns: 'id, person_id, kind, words, at, answer, answered_at', rows: ['person_id', 'person'] },
  },
  registration: { resident: { columns: 'id, person_id, at, verdict, decided_at', rows: ['person_id', 'person'] } },
}
