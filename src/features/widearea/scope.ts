import type { Scopes } from '#platform/scope.ts'

/** A prefecture reads what was released to it, of every city, and nothing else of the whole database. */
export const scope: Scopes = {
  released_figure: {
    prefecture: {
      columns:
        'reader_id, code, city, indicator, name, unit, sort, fiscal_year, quarter, target, value, state, made_on',
      rows: ['reader_id', 'reader'],
    },
  },
}
