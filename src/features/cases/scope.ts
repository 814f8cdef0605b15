import type { Scopes } from '#platform/scope.ts'

/** A resident sees their own: what is next, whose move it is and by when; not who keeps it, and not why it stands still. */
export const scope: Scopes = {
  support_case: {
    resident: {
      columns: 'id, person_id, route, goal, status, begun_on, paused_until, ended_on, end_as',
      rows: ['person_id', 'person'],
    },
  },
  case_milestone: {
    resident: {
      columns: 'id, case_id, person_id, title, waits, planned_on, done_on, skipped',
      rows: ['person_id', 'person'],
    },
  },
}
