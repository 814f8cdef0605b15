import type { Scopes } from '#platform/scope.ts'

/** Residents see their own; whoever holds the paper, what stands on it as certified. */
export const scope: Scopes = {
  certificate: {
    resident: {
      columns: 'id, number, person_id, name, kind, from_on, to_on, made_as, at, recorded, own, withdrawn_at',
      changes: 'withdrawn_at, withdrawn_by',
      rows: ['person_id', 'person'],
    },
    link: { columns: 'id, number, name, kind, from_on, to_on, at, recorded, withdrawn_at', rows: ['id', 'subject'] },
  },
}
