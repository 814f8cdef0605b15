/**
 * Areas (日常生活圏域), towns and well-known points of the demo city. Areas, towns and stations are Kashiwa's; the
 * points of towns are those of the public list of 大字町丁目, the community centres' names are invented.
 */
export type SampleTown = { name: string; lat: number; lng: number }

export type SampleArea = { key: string; name: string; lat: number; lng: number; towns: SampleTown[] }

export type SampleFacility = { kind: 'station' | 'place'; name: string; lat: number; lng: number }
