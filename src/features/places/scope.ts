import { forAll, type Scopes } from '#platform/scope.ts'

/** Where things are in the city is public. */
export const scope: Scopes = {
  area: forAll({ columns: 'id, name, position, lat, lng, neighbour, ends_on', rows: 'all' }),
  town: forAll({ columns: 'id, area_id, name, lat, lng, kana, postcode, ends_on', rows: 'all' }),
  facility: forAll({ columns: 'id, kind, name, lat, lng, kana, ends_on', rows: 'all' }),
}
