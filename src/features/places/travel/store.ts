import type { Day } from '#platform/dates.ts'
import type { Read, Tx } from '#platform/db.ts'
import { newId } from '#platform/ids.ts'
import { day, id, json, list, maybe, number, question, type Row, text, together, yes } from '#platform/rows.ts'

const STOP = { id, name: text(), lat: number, lng: number }
const LINE = {
  ...{ id, name: text(), operator: text(), both_ways: yes, per_hour: list<number>() },
  ...{ valid_from: day, ends_on: maybe(day), calls: json<{ stop: string; minutes: number }[]>() },
}
const SLOPE = { id, area_id: id, to_area_id: maybe(id), walk: number, bicycle: number, valid_from: day }
export type StopRow = Row<typeof STOP>
export type LineRow = Row<typeof LINE>
export type SlopeRow = Row<typeof SLOPE>

/** All stops, lines (by their stops’ ids) and slopes of the municipality, of whatever day, in one statement. */
export const groundOf = (db: Read): Promise<{ stops: StopRow[]; lines: LineRow[]; slopes: SlopeRow[] }> =>
  together(db, {
    stops: question(STOP)`select id, name, lat, lng from bus_stop order by name`,
    lines: question(LINE)`select id, name, operator, both_ways, per_hour, valid_from, ends_on,
      (select json_agg(json_build_object('stop', c.stop_id, 'minutes', c.minutes) order by c.place)
        from bus_call c where c.line_id = bus_line.id) as calls
      from bus_line order by name`,
    slopes: question(
      SLOPE,
    )`select id, area_id, to_area_id, walk, bicycle, valid_from from slope order by valid_from, id`,
  })

const SOURCE = { of: id, source: text() }
/** Where lines and slopes are written down: for those who enter them. */
export const groundSources = async (db: Read): Promise<ReadonlyMap<string, string>> => {
  const { all } = await together(db, {
    all: question(SOURCE)`select id as of, source from bus_line union all select id, source from slope`,
  })
  return new Map(all.map(({ of, source }) => [of, source]))
}

export type PutStop = { name: string; lat: number; lng: number }
export type PutLine = {
  name: string
  operator: string
  both_ways: boolean
  per_hour: readonly number[]
  valid_from: Day
  ends_on: Day | null
  source: string
  stops: readonly { stop: string; minutes: number }[]
}

/** Puts in stops by their names: new ones, and where known ones are now. */
export async function putStops(tx: Tx, stops: readonly PutStop[]): Promise<void> {
  for (const stop of stops)
    await tx
      .insertInto('bus_stop')
      .values({ id: newId(), ...stop })
      .onConflict(conflict =>
        conflict.columns(['municipality_id', 'name']).doUpdateSet({ lat: stop.lat, lng: stop.lng }),
      )
      .execute()
}

/** Puts in a line by its name, with all its stops (`ids` by name): what it was before is replaced. */
export async function putLine(tx: Tx, { stops, ...line }: PutLine, ids: ReadonlyMap<string, string>): Promise<void> {
  const values = { ...line, per_hour: [...line.per_hour] }
  const { id } = await tx
    .insertInto('bus_line')
    .values({ id: newId(), ...values })
    .onConflict(conflict => conflict.columns(['municipality_id', 'name']).doUpdateSet(values))
    .returning('id')
    .executeTakeFirstOrThrow()
  await tx.deleteFrom('bus_call').where('line_id', '=', id).execute()
  await tx
    .insertInto('bus_call')
    .values(stops.map(({ stop, minutes }, place) => ({ line_id: id, place, stop_id: ids.get(stop)!, minutes })))
    .execute()
}

/** Puts in how steep it is, from a day on. */
export const putSlope = (tx: Tx, slope: Omit<SlopeRow, 'id'> & { source: string }) =>
  tx
    .insertInto('slope')
    .values({ id: newId(), ...slope })
    .onConflict(conflict =>
      conflict
        .columns(['municipality_id', 'area_id', 'to_area_id', 'valid_from'])
        .doUpdateSet({ walk: slope.walk, bicycle: slope.bicycle, source: slope.source }),
    )
    .execute()
