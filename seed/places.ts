import { putLine, putSlope, putStops, withoutBlock } from '#features/places/index.ts'
import { newId } from '#platform/ids.ts'
import { LINES, STOPS } from './cast/places/buses.ts'
import { AREAS, FACILITIES, SLOPES } from './cast/places/index.ts'
import { READINGS } from './cast/places/readings.ts'
import type { City } from './city.ts'

/** Towns by name, as the rest of the cast refers to them. */
export type Towns = ReadonlyMap<string, { id: string; lat: number; lng: number }>

/** Areas, their towns and the well-known points. */
export async function addPlaces({ tx }: City): Promise<Towns> {
  const areas = AREAS.map(({ name, lat, lng }, position) => ({ id: newId(), name, position, lat, lng }))
  const towns = AREAS.flatMap((area, at) =>
    area.towns.map(({ name, lat, lng }) => {
      const [kana = '', postcode = ''] = READINGS[withoutBlock(name)] ?? []
      return { id: newId(), area_id: areas[at]!.id, name, kana, postcode, lat, lng }
    }),
  )
  await tx.insertInto('area').values(areas).execute()
  await tx.insertInto('town').values(towns).execute()
  await tx
    .insertInto('facility')
    .values(FACILITIES.map(facility => ({ id: newId(), ...facility })))
    .execute()
  await addTravel(tx, new Map(areas.map(({ name, id }) => [name, id])))
  return new Map(towns.map(town => [town.name, town]))
}

/** Bus lines and slopes; `areas` by name. */
async function addTravel(tx: City['tx'], areas: ReadonlyMap<string, string>): Promise<void> {
  await putStops(tx, STOPS)
  const stops = await tx.selectFrom('bus_stop').select(['id', 'name']).execute()
  const ids = new Map(stops.map(({ id, name }) => [name, id]))
  for (const line of LINES) await putLine(tx, line, ids)
  for (const { area, to, ...slope } of SLOPES)
    await putSlope(tx, { ...slope, area_id: areas.get(area)!, to_area_id: to === null ? null : areas.get(to)! })
}
