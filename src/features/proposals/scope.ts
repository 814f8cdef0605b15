import type { Scopes } from '#platform/scope.ts'

/** Residents see what was proposed to them and where it stands. */
export const scope: Scopes = {
  proposal: { resident: { columns: 'id, person_id, opportunity_id, status', rows: ['person_id', 'person'] } },
}
