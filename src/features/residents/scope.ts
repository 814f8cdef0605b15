import type { Scopes } from '#platform/scope.ts'

/** Residents see by what their account is entered and how that changed, and what the desk said of their registration. */
export const scope: Scopes = {
  sign_in_address: {
    resident: { columns: 'id, account_id, channel, shown, since, ended_at', rows: ['account_id', 'account'] },
  },
  sign_in: {
    resident: {
      columns: 'id, account_id, wants, channel, shown, instead_id, asked_at, entered_at',
      rows: ['account_id', 'account'],
    },
  },
  // Whoever was told of a change sees what it was, and puts it back.
  way_change: {
    resident: { columns: 'id, account_id, way, act, shown, at, undone_at', rows: ['account_id', 'account'] },
    link: { columns: 'id, way, act, at, undone_at', changes: 'undone_at', rows: ['id', 'subject'] },
  },
  entry_card: {
    resident: { columns: 'id, person_id, at, until_at, tries, used_at, ended_at', rows: ['person_id', 'person'] },
  },
  data_wish: {
    resident: { columns: 'id, person_id, kind, words, at, answer, answered_at', rows: ['person_id', 'person'] },
  },
  registration: { resident: { columns: 'id, person_id, at, verdict, decided_at', rows: ['person_id', 'person'] } },
}
