import type { Scopes } from '#platform/scope.ts'

/** Residents see what is noted of them. */
export const scope: Scopes = {
  person_trait: {
    resident: { columns: 'id, person_id, name, value, at, ended_at', rows: ['person_id', 'person'] },
  },
}
