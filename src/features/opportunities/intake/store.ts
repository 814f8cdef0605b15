import { type RawBuilder, sql } from 'kysely'
import type { Read, Tx } from '#platform/db.ts'
import { newId } from '#platform/ids.ts'
import { day, id, json, maybe, type Row as RowOf, rowsOf, text } from '#platform/rows.ts'
import { inChunks, inSlices } from '#platform/slices.ts'
import { halfDaysOfSlots, searchOf } from '../record/searched.ts'
import type { Status } from '../rules.ts'
import { type HistoryRow, heldByDesk, type SourceActivity, type SourceVerb } from './rules.ts'

const TAKEN = {
  id,
  source_id: text(),
  fingerprint: maybe(text()),
  title: text(),
  starts_on: maybe(day),
  place_name: text(),
  status: text<Status>(),
  organisation: text(),
  rows: maybe(json<HistoryRow[]>()),
}
/** An activity that came from a list, as it stands. `byDesk`: that it is not open is the desk's doing. */
export type Taken = Omit<RowOf<typeof TAKEN>, 'rows'> & { byDesk: boolean }

const taken = sql`select o.id, o.source_id, o.fingerprint, o.title, o.starts_on, o.place_name, o.status, g.name as organisation,
    case when o.status <> 'open' then (select json_agg(json_build_object('verb', p.verb, 'status', p.status) order by p.at, p.id)
      from publication p where p.opportunity_id = o.id) end as rows
  from opportunity o join organisation g on g.id = o.organisation_id`

const read = async (db: Read, where: ReturnType<typeof sql>): Promise<Taken[]> => {
  const found = await rowsOf(db, TAKEN)`${taken} where ${where}`
  return found.map(({ rows: history, ...row }) => ({ ...row, byDesk: heldByDesk(history ?? []) }))
}

/** All that was ever taken from this list. */
export const takenFrom = (db: Read, source: string): Promise<Taken[]> =>
  read(db, sql`o.source = ${source} and o.source_id is not null`)

const ELSEWHERE = { source: text(), title: text(), starts_on: maybe(day), place_name: text() }
/** An activity as another list has it. */
export type TakenElsewhere = RowOf<typeof ELSEWHERE>

/** What other lists of the city have on these days, or on none that is told, and has not ended. */
export const takenElsewhere = (db: Read, source: string, days: readonly string[]): Promise<TakenElsewhere[]> =>
  rowsOf(db, ELSEWHERE)`select source, title, starts_on, place_name from opportunity
    where source not in ('desk', ${source}) and source_id is not null and status <> 'ended'
      and (starts_on is null or starts_on = any(${[...days]}::date[]))`

/** These activities, by their id; held until the transaction ends, so that the desk does not act between. */
export const takenNow = async (tx: Tx, ids: readonly string[]): Promise<Map<string, Taken>> =>
  new Map((await read(tx, sql`o.id = any(${ids}::uuid[]) for update of o`)).map(row => [row.id, row]))

export const townNames = async (db: Read): Promise<Map<string, string>> =>
  new Map((await db.selectFrom('town').select(['id', 'name']).execute()).map(({ id, name }) => [id, name]))

export const organisationName = async (db: Read, id: string): Promise<string> =>
  (await db.selectFrom('organisation').select('name').where('id', '=', id).executeTakeFirstOrThrow()).name

/** What is written of an activity: what the list says, and where it stands. */
export type Row = Omit<SourceActivity, 'status'> & {
  id: string
  status: Status
  organisation: string
  town: string | null
}

/** The columns of a row with those that are derived: half-days and the searched text. */
function columnsOf({ slots, organisation, town, ...said }: Row) {
  const times = slots.map(slot => ({ ...slot, need: said.capacity, demanding: false }))
  const search = searchOf(
    { ...said, legal_form: 'volunteering', character: [], hours_week: null, slots: times },
    organisation,
    town,
  )
  return { ...said, half_days: halfDaysOfSlots(times), ...search }
}

const SHAPE =
  sql.raw(`(id uuid, source_id text, fingerprint text, title text, aliases text[], summary text, description text, category text,
  place_name text, address text, town_id uuid, lat float8, lng float8, reward text, reward_said text, reward_yen int, reward_unit text,
  times_said text, times_agreed boolean, terms jsonb, told jsonb, capacity int, age_min int, residents_only boolean,
  caution text, contact_phone text, source_url text, organiser_name text, starts_on date, ends_on date, half_days int, status text,
  search_text text, lexemes text[])`)

const sent = async (rows: readonly Row[]): Promise<string> => JSON.stringify(await inSlices(rows, columnsOf))

/** As many places as are said, no fewer than are taken; null where they are not said. */
const placesOf = sql.raw('case when r.capacity is not null then greatest(r.capacity, o.taken) end')

/** Adds activities with their times, some hundred in one statement. */
export async function addTaken(
  tx: Tx,
  { source, organisation_id }: { source: string; organisation_id: string },
  rows: readonly Row[],
  today: string,
): Promise<void> {
  await inChunks(rows, async some =>
    sql`insert into opportunity (id, organisation_id, source, as_of, source_id, fingerprint, title, aliases, summary,
        description, legal_form, category, place_name, address, town_id, lat, lng, reward, reward_said, reward_yen,
        reward_unit, times_said, times_agreed, terms, told, capacity, age_min, residents_only, caution, contact_phone, source_url, organiser_name, starts_on, ends_on, half_days, status,
        search_text, published_on, search)
      select r.id, ${organisation_id}::uuid, ${source}, ${today}::date, r.source_id, r.fingerprint, r.title, r.aliases, r.summary,
        r.description, 'volunteering', r.category, r.place_name, r.address, r.town_id, r.lat, r.lng, r.reward, r.reward_said,
        r.reward_yen, r.reward_unit, r.times_said, r.times_agreed, r.terms, r.told, r.capacity, r.age_min, r.residents_only, r.caution, r.contact_phone, r.source_url, r.organiser_name, r.starts_on, r.ends_on,
        r.half_days, r.status, r.search_text, ${today}::date, array_to_tsvector(r.lexemes)
      from json_to_recordset(${await sent(some)}::json) as r ${SHAPE}`.execute(tx),
  )
  await putSlots(tx, rows)
}

/** Writes what the list says now over what it said before; places that are taken stay. */
export async function changeTaken(tx: Tx, rows: readonly Row[], today: string): Promise<void> {
  await inChunks(rows, async some =>
    sql`update opportunity o set fingerprint = r.fingerprint, title = r.title, aliases = r.aliases, summary = r.summary, description = r.description,
        category = r.category, place_name = r.place_name, address = r.address, town_id = r.town_id, lat = r.lat, lng = r.lng, reward = r.reward,
        reward_said = r.reward_said, reward_yen = r.reward_yen, reward_unit = r.reward_unit, times_said = r.times_said,
        times_agreed = r.times_agreed, terms = r.terms, told = r.told, age_min = r.age_min, residents_only = r.residents_only,
        capacity = ${placesOf}, checked_by = null, caution = r.caution,
        contact_phone = r.contact_phone, source_url = r.source_url, organiser_name = r.organiser_name, starts_on = r.starts_on, ends_on = r.ends_on,
        half_days = r.half_days, status = r.status, search_text = r.search_text, as_of = ${today}::date, search = array_to_tsvector(r.lexemes),
        version = o.version + 1
      from json_to_recordset(${await sent(some)}::json) as r ${SHAPE} where o.id = r.id`.execute(tx),
  )
  await putSlots(tx, rows)
}

/** The times of each activity, in place of those it had; a time that stays keeps its id. */
async function putSlots(tx: Tx, rows: readonly Row[]): Promise<void> {
  const shape = sql.raw(
    '(id uuid, opportunity_id uuid, weekday int, on_day date, from_min int, to_min int, weeks int, need int)',
  )
  const key = sql.raw(`s.opportunity_id = r.opportunity_id and s.from_min = r.from_min and s.to_min = r.to_min
    and s.weeks = r.weeks and s.on_day is not distinct from r.on_day and s.weekday is not distinct from r.weekday`)
  await inChunks(rows, some => {
    const slots = some.flatMap(({ id, slots: times, capacity }) =>
      times.map(slot => ({ ...slot, id: newId<'slot'>(), opportunity_id: id, need: capacity })),
    )
    return sql`with r as (select * from json_to_recordset(${JSON.stringify(slots)}::json) as given ${shape}),
        kept as (update slot s set need = r.need from r where ${key} and s.need is distinct from r.need),
        gone as (delete from slot s where s.opportunity_id = any(${some.map(({ id }) => id)}::uuid[]) and not exists (select 1 from r where ${key}))
      insert into slot (id, opportunity_id, weekday, on_day, from_min, to_min, weeks, need)
        select r.id, r.opportunity_id, r.weekday, r.on_day, r.from_min, r.to_min, r.weeks, r.need from r where not exists (select 1 from slot s where ${key})`.execute(
      tx,
    )
  })
}

export type NewHistoryRow = { opportunity_id: string; verb: SourceVerb; status: Status; reason: string }

/** What a list did, for the history of each activity. */
export const addHistory = (
  tx: Tx,
  rows: readonly NewHistoryRow[],
  who: { by: string | null; now: string },
): Promise<void> =>
  inChunks(rows, some =>
    sql`insert into publication (id, opportunity_id, verb, status, reason, by_account, at)
      select id, opportunity_id, verb, status, reason, ${who.by}::uuid, ${who.now}::timestamptz
      from json_to_recordset(${JSON.stringify(some.map(row => ({ id: newId(), ...row })))}::json)
      as r (id uuid, opportunity_id uuid, verb text, status text, reason text)`.execute(tx),
  )

export const endTaken = (tx: Tx, ids: readonly string[]) =>
  sql`update opportunity set status = 'ended', version = version + 1 where id = any(${ids}::uuid[])`.execute(tx)

/** Takes the number of its list from these activities: it is another thing's now, and nothing that the list says befalls them. */
export const takeNumber = (tx: Tx, ids: readonly string[]) =>
  sql`update opportunity set source_id = null, fingerprint = null where id = any(${ids}::uuid[])`.execute(tx)

/** Puts all that was ever taken from this list under another organisation. */
export const moveTaken = (tx: Tx, source: string, organisation: string) =>
  sql`update opportunity set organisation_id = ${organisation}::uuid, version = version + 1
    where source = ${source} and organisation_id <> ${organisation}::uuid`.execute(tx)

/**
 * The whole row and times of an activity as JSON, with which it is put back (`restoreTaken`). It is a part of the statement
 * that keeps it, which names the activity: nothing of it leaves the database. Null where there is none.
 */
export const snapshotOf = (activity: RawBuilder<unknown>): RawBuilder<unknown> => sql`
  (select jsonb_build_object('row', to_jsonb(o), 'slots',
      coalesce((select jsonb_agg(to_jsonb(s)) from slot s where s.opportunity_id = o.id), '[]'))
    from opportunity o where o.id = ${activity})`

const COLUMN = { name: text() }

/** What counts on and stays, whatever an activity is put back to. */
const KEPT = ['municipality_id', 'id', 'source', 'taken', 'capacity', 'created_at', 'version']

/**
 * Puts activities back as they were. A column that the table did not have when the snapshot was taken keeps its value;
 * times that are still there keep what refers to them. A number that another activity was given since goes back.
 */
export async function putBack(tx: Tx, snapshots: readonly string[]): Promise<void> {
  const rows = await rowsOf(tx, COLUMN)`
    select attname::text as name from pg_attribute where attrelid = 'opportunity'::regclass and attnum > 0 and not attisdropped`
  const set = rows
    .filter(({ name }) => !KEPT.includes(name))
    .map(({ name }) => sql`${sql.ref(name)} = r.${sql.ref(name)}`)
  await inChunks(snapshots, async some => {
    const before = sql`jsonb_array_elements(${`[${some.join()}]`}::jsonb) as b (whole)`
    await sql`update opportunity o set source_id = null, fingerprint = null
      from ${before} join opportunity was on was.id = (b.whole -> 'row' ->> 'id')::uuid
      where o.source = was.source and o.source_id = b.whole -> 'row' ->> 'source_id' and o.id <> was.id`.execute(tx)
    await sql`update opportunity o set version = o.version + 1, capacity = ${placesOf}, ${sql.join(set)}
      from (select r.* from ${before} join opportunity now on now.id = (b.whole -> 'row' ->> 'id')::uuid,
        lateral jsonb_populate_record(now, b.whole -> 'row') as r) r where o.id = r.id`.execute(tx)
    const slots = sql`${before}, jsonb_array_elements(b.whole -> 'slots') as s (slot)`
    await sql`delete from slot where opportunity_id in (select (b.whole -> 'row' ->> 'id')::uuid from ${before})
      and id not in (select (s.slot ->> 'id')::uuid from ${slots})`.execute(tx)
    await sql`insert into slot select r.* from ${slots}, lateral jsonb_populate_record(null::slot, '{"demanding": false}'::jsonb || s.slot) as r
      on conflict (municipality_id, id) do update set on_day = excluded.on_day, weekday = excluded.weekday, weeks = excluded.weeks,
        from_min = excluded.from_min, to_min = excluded.to_min, need = excluded.need, demanding = excluded.demanding`.execute(
      tx,
    )
  })
}

const RELIED = { id }

/** Those of these activities that somebody was proposed for or planned into: they are not deleted any more. */
export async function reliedOn(db: Read, ids: readonly string[]): Promise<string[]> {
  const rows = await rowsOf(db, RELIED)`
    select o.id from opportunity o where o.id = any(${ids}::uuid[]) and (
      exists (select 1 from proposal p where p.opportunity_id = o.id)
      or exists (select 1 from correction p where p.opportunity_id = o.id)
      or exists (select 1 from plan_slot p where p.opportunity_id = o.id)
      or exists (select 1 from assignment p where p.opportunity_id = o.id)
      or exists (select 1 from request p where p.opportunity_id = o.id)
      or exists (select 1 from question p where p.opportunity_id = o.id)
      or exists (select 1 from story p where p.opportunity_id = o.id)
      or exists (select 1 from occasion p where p.opportunity_id = o.id))`
  return rows.map(({ id }) => id)
}

export const deleteTaken = (tx: Tx, ids: readonly string[]) =>
  sql`delete from opportunity where id = any(${ids}::uuid[])`.execute(tx)

/** Those of these activities with which the desk had ever something to do. */
export async function inHand(db: Read, ids: readonly string[]): Promise<Set<string>> {
  const rows = await db
    .selectFrom('step')
    .select('subject_id as id')
    .distinct()
    .where('subject_kind', '=', 'opportunity')
    .where(sql<boolean>`subject_id = any(${ids}::uuid[])`)
    .execute()
  return new Set(rows.map(({ id }) => id))
}
