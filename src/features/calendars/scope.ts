import type { Scopes } from '#platform/scope.ts'

/** Residents see their own feed; whoever holds its link, until when it opens. */
export const scope: Scopes = {
  calendar: {
    resident: { columns: 'id, person_id, at, until_at, ended_at', changes: 'ended_at', rows: ['person_id', 'person'] },
    link: { columns: 'id, until_at, ended_at', rows: ['id', 'subject'] },
  },
}
