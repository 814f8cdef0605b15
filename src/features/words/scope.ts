import { forAll, type Scopes } from '#platform/scope.ts'

/** Everybody searches with the municipality's words; where they are from and who added them stays with staff. */
export const scope: Scopes = { word: forAll({ columns: 'asked, means', rows: 'all' }) }
