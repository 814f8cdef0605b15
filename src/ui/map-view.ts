/** A point on the earth in degrees. */
export type Point = { lat: number; lng: number }

/** A drawing area with `x`, `y` of a point and `pixels` of a length in metres. */
export type View = { x: (p: Point) => number; y: (p: Point) => number; pixels: (metres: number) => number }

/** Metres in one degree of latitude (mean earth radius 6,371 km). */
const metresPerDegree = 111_195

/** Metres east and north of `origin` (equirectangular; true to scale within a city). */
const offset = (origin: Point, p: Point) => ({
  east: (p.lng - origin.lng) * metresPerDegree * Math.cos((origin.lat * Math.PI) / 180),
  north: (p.lat - origin.lat) * metresPerDegree,
})

/** Metres in a straight line between two points of a city. */
export const metresBetween = (a: Point, b: Point): number => {
  const { east, north } = offset(a, b)
  return Math.sqrt(east * east + north * north)
}

/** Fits all points and `reach` metres around the first into the area. */
export const fit = (points: readonly [Point, ...Point[]], reach: number, width: number, height: number): View => {
  const [origin] = points
  const east = (p: Point) => offset(origin, p).east
  const north = (p: Point) => offset(origin, p).north
  const span = (values: readonly number[], reachOf: number) =>
    [Math.min(-reachOf, ...values), Math.max(reachOf, ...values)] as const
  const [west, right] = span(points.map(east), reach)
  const [south, top] = span(points.map(north), reach)
  const margin = 26
  const scale = Math.min((width - 2 * margin) / (right - west), (height - 2 * margin) / (top - south))
  const round = (n: number) => Math.round(n * 10) / 10
  return {
    x: p => round(width / 2 + (east(p) - (west + right) / 2) * scale),
    y: p => round(height / 2 - (north(p) - (south + top) / 2) * scale),
    pixels: metres => round(metres * scale),
  }
}
