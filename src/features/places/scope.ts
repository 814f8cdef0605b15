import { forAll, type Scopes } from '#platform/scope.ts'

/** Where things are in the city is public. */
export const scope: Scopes = {
  area: forAll({ columns: 'id, name, position, lat, lng, neighbour, ends_on', rows: 'all' }),
  town: forAll({ columns: 'id, area_id, name, lat, lng, kana, postcode, ends_on', rows: 'all' }),
  facility: forAll({ columns: 'id, kind, name, lat, lng, kana, ends_on', rows: 'all' }),
  bus_stop: forAll({ columns: 'id, name, lat, lng', rows: 'all' }),
  bus_line: forAll({ columns: 'id, name, operator, both_ways, per_hour, valid_from, ends_on', rows: 'all' }),
  bus_call: forAll({ columns: 'line_id, place, stop_id, minutes', rows: 'all' }),
  slope: forAll({ columns: 'id, area_id, to_area_id, walk, bicycle, valid_from', rows: 'all' }),
}
