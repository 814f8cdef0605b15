import { forAll, type Scopes } from '#platform/scope.ts'

/** Where things are in the city is public. */
export const scope: Scopes = {
  area: forAll({ columns: 'id, name, position, lat, lng, neighbour', rows: 'all' }),
  town: forAll({ columns: 'id, area_id, name, lat, lng, kana, postcode', rows: 'all' }),
  facility: forAll({ columns: 'id, kind, name, lat, lng, kana', rows: 'all' }),
}
