import type { Point } from './model.ts'

/** Mean radius of the Earth in km (IUGG R1). */
export const earthKm = 6371.0088

const radians = Math.PI / 180

/** Great-circle distance in km by the haversine formula: the one that decides at the edge of a reach. */
export const haversineKm = (a: Point, b: Point): number => {
  const north = Math.sin(((b[0] - a[0]) * radians) / 2)
  const east = Math.sin(((b[1] - a[1]) * radians) / 2)
  const h = north * north + Math.cos(a[0] * radians) * Math.cos(b[0] * radians) * east * east
  return 2 * earthKm * Math.asin(Math.min(1, Math.sqrt(h)))
}

/** The point on the unit sphere; squared chords between such points order like distances and need no trigonometry. */
export const onSphere = ([lat, lng]: Point): readonly [x: number, y: number, z: number] => {
  const ring = Math.cos(lat * radians)
  return [ring * Math.cos(lng * radians), ring * Math.sin(lng * radians), Math.sin(lat * radians)]
}

/** The squared chord on the unit sphere that belongs to a distance in km along the ground. */
export const chord2OfKm = (km: number): number => {
  const half = km / (2 * earthKm)
  if (half >= Math.PI / 2) return 5
  const sine = Math.sin(half)
  return 4 * sine * sine
}
