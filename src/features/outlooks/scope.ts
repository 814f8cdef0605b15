import type { Scopes } from '#platform/scope.ts'

/** Residents see and write their own sheet; of visitors nothing is kept. */
export const scope: Scopes = {
  outlook_page: {
    resident: {
      columns: 'person_id, page, answers, note, version, medium, at',
      changes: 'answers, note, version, medium, by_account, at',
      rows: ['person_id', 'person'],
    },
  },
}
