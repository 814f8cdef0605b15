import type { Scopes } from '#platform/scope.ts'

/** Residents see what they wrote themselves; nobody else does. */
export const scope: Scopes = {
  diary_line: {
    resident: {
      columns: 'id, person_id, on_day, opportunity_id, title, half_hours, note, at, changed_at',
      changes: 'on_day, opportunity_id, title, half_hours, note, changed_at',
      rows: ['person_id', 'person'],
    },
  },
}
