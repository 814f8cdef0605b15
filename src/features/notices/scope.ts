import type { Scopes } from '#platform/scope.ts'

/** Whoever holds the link in a notice sees what kind of notice it was, and asks that such notices end. */
export const scope: Scopes = {
  notice: {
    link: {
      columns: 'id, message, purpose, planned_at, stop_asked_at',
      changes: 'stop_asked_at',
      rows: ['id', 'subject'],
    },
  },
}
