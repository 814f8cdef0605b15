import { withoutBlock } from '#features/places/index.ts'
import { newId } from '#platform/ids.ts'
import { AREAS, FACILITIES } from './cast/places/index.ts'
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
  return new Map(towns.map(town => [town.name, town]))
}
