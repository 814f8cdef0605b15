import { forAll, type Scopes } from '#platform/scope.ts'

/** Figures of law and the programmes are public. */
export const scope: Scopes = {
  setting: forAll({ columns: 'key, valid_from, value, source', rows: 'all' }),
  programme: forAll({ columns: 'id, name, age_floor, residents_only, starts_on, ends_on', rows: 'all' }),
}
