import { areasOf, groundOf, groundSources, putLine, putSlope, putStops } from '#features/places/index.ts'
import type { Read, Tx } from '#platform/db.ts'
import type { Change, City } from '../rules.ts'
import { figuresOf, perHour } from './rules.ts'

/** Stops, lines and slopes as a city entered them; `areas`: the names of areas by their ids. */
export async function travelOf(
  db: Read,
  areas: ReadonlyMap<string, string>,
): Promise<Pick<City, 'stops' | 'lines' | 'slopes'>> {
  const [{ stops, lines, slopes }, sources] = [await groundOf(db), await groundSources(db)]
  const names = new Map(stops.map(({ id, name }) => [id, name]))
  return {
    stops: stops.map(({ id: _, ...stop }) => stop),
    lines: lines.map(({ id, calls, per_hour, ...line }) => ({
      ...line,
      ...{ per_hour: perHour(per_hour), source: sources.get(id) ?? '' },
      stops: calls.map(({ stop, minutes }) => ({ stop: names.get(stop) ?? '', minutes })),
    })),
    slopes: slopes.map(({ id, area_id, to_area_id, ...slope }) => ({
      ...slope,
      ...{
        area: areas.get(area_id) ?? '',
        to: to_area_id && (areas.get(to_area_id) ?? ''),
        source: sources.get(id) ?? '',
      },
    })),
  }
}

/** Puts in what changes of them, when their areas are there. */
export async function writeTravel(tx: Tx, changes: readonly Change[]): Promise<void> {
  const after = <L extends 'stops' | 'lines' | 'slopes'>(list: L) =>
    changes.flatMap(change => (change.of === list ? [change.after as City[L][number]] : []))
  await putStops(tx, after('stops'))
  const [lines, slopes] = [after('lines'), after('slopes')]
  if (lines.length > 0) {
    const ids = new Map((await groundOf(tx)).stops.map(({ id, name }) => [name, id]))
    for (const { per_hour, ...line } of lines) await putLine(tx, { ...line, per_hour: figuresOf(per_hour) }, ids)
  }
  if (slopes.length === 0) return
  const areas = new Map((await areasOf(tx)).map(({ id, name }) => [name, id]))
  for (const { area, to, ...slope } of slopes)
    await putSlope(tx, { ...slope, area_id: areas.get(area)!, to_area_id: to === null ? null : areas.get(to)! })
}
