import type { Area, Facility, Town } from '#features/places/index.ts'

/**
 * Areas (日常生活圏域), towns and well-known points of the demo city. Areas, towns and stations are Kashiwa's; the
 * points of towns are those of the public list of 大字町丁目, the community centres' names are invented.
 */
export type CastArea = Omit<Area, 'id'> & { key: string; towns: Omit<Town, 'id' | 'area_id' | 'kana' | 'postcode'>[] }

export type CastFacility = Omit<Facility, 'id'>
