import type { Scopes } from '#platform/scope.ts'

/** Whoever comes by a code is shown where they are: the campaign names nobody. */
export const scope: Scopes = {
  campaign: {
    public: { columns: 'id, code, name, medium, note', rows: 'all' },
    resident: { columns: 'id, code, name, medium, note', rows: 'all' },
  },
}
