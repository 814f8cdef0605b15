import { sql } from 'kysely'
import type { Read, Tx } from '#platform/db.ts'

/** What an imported activity keeps of its event: the columns that the file decides. */
export type ImportedActivity = {
  source_id: string
  fingerprint: string
  title: string
  summary: string
  description: string
  category: string
  place_name: string
  address: string
  town_id: string | null
  lat: number | null
  lng: number | null
  reward: string
  reward_yen: number | null
  reward_unit: string | null
  terms: Record<string, string>
  capacity: number
  caution: string
  contact_phone: string
  source_url: string | null
  organiser_name: string
  starts_on: string
  ends_on: string
  half_days: number
  status: string
  search_text: string
  lexemes: string[]
  slot: { on_day: string; from_min: number; to_min: number } | null
}

/** An activity as it stood before a run changed it, whole, so that the run can be undone. */
export type Stored = { id: string; source_id: string; fingerprint: string | null; status: string; title: string }

/** What is stored of this source, by the source's own number. */
export const storedOf = (db: Read, source: string): Promise<Stored[]> =>
  db
    .selectFrom('opportunity')
    .select(['id', 'source_id', 'fingerprint', 'status', 'title'])
    .where('source', '=', source)
    .where('source_id', 'is not', null)
    .$narrowType<{ source_id: string }>()
    .execute()

/** The organisation under which a source's activities stand; made at its first import. */
export async function sourceOrganisation(tx: Tx, id: string, name: string): Promise<string> {
  const { rows } = await sql<{ id: string }>`
    insert into organisation (id, kind, name, about) values (${id}, 'department', ${name}, '公開されているイベント情報から取り込んだ催しです。')
    on conflict (municipality_id, name) do update set name = excluded.name returning id`.execute(tx)
  return rows[0]!.id
}

const CHUNK = 500

async function inChunks<T>(items: readonly T[], work: (json: string) => Promise<unknown>): Promise<void> {
  for (let at = 0; at < items.length; at += CHUNK) await work(JSON.stringify(items.slice(at, at + CHUNK)))
}

const SHAPE =
  sql.raw(`(id uuid, organisation_id uuid, source text, as_of date, source_id text, fingerprint text, title text, summary text,
  description text, category text, place_name text, address text, town_id uuid, lat float8, lng float8, reward text, reward_yen int, reward_unit text,
  terms jsonb, capacity int, caution text, contact_phone text, source_url text, organiser_name text, starts_on date, ends_on date, half_days int,
  status text, search_text text, lexemes text[])`)

type Row = Omit<ImportedActivity, 'slot'> & { id: string; organisation_id: string; source: string; as_of: string }

/** Adds activities, some hundred in one statement. */
export const addActivities = (tx: Tx, rows: readonly Row[]): Promise<void> =>
  inChunks(rows, json =>
    sql`insert into opportunity (id, organisation_id, source, as_of, source_id, fingerprint, title, summary, description, legal_form, category,
        place_name, address, town_id, lat, lng, reward, reward_yen, reward_unit, terms, capacity, caution, contact_phone, source_url, organiser_name,
        starts_on, ends_on, half_days, status, search_text, published_on, search)
      select r.id, r.organisation_id, r.source, r.as_of, r.source_id, r.fingerprint, r.title, r.summary, r.description, 'volunteering', r.category,
        r.place_name, r.address, r.town_id, r.lat, r.lng, r.reward, r.reward_yen, r.reward_unit, r.terms, r.capacity, r.caution, r.contact_phone,
        r.source_url, r.organiser_name, r.starts_on, r.ends_on, r.half_days, r.status, r.search_text, r.as_of, array_to_tsvector(r.lexemes)
      from jsonb_to_recordset(${json}::jsonb) as r ${SHAPE}`.execute(tx),
  )

/** Writes what the file says now over what it said before. */
export const changeActivities = (tx: Tx, rows: readonly Row[]): Promise<void> =>
  inChunks(rows, json =>
    sql`update opportunity o set fingerprint = r.fingerprint, title = r.title, summary = r.summary, description = r.description, category = r.category,
        place_name = r.place_name, address = r.address, town_id = r.town_id, lat = r.lat, lng = r.lng, reward = r.reward, reward_yen = r.reward_yen,
        reward_unit = r.reward_unit, terms = r.terms, capacity = greatest(r.capacity, o.taken), caution = r.caution, contact_phone = r.contact_phone,
        source_url = r.source_url, organiser_name = r.organiser_name, starts_on = r.starts_on, ends_on = r.ends_on, half_days = r.half_days,
        status = r.status, search_text = r.search_text, as_of = r.as_of, search = array_to_tsvector(r.lexemes), version = o.version + 1
      from jsonb_to_recordset(${json}::jsonb) as r ${SHAPE} where o.id = r.id`.execute(tx),
  )

export type DatedSlot = {
  id: string
  opportunity_id: string
  on_day: string
  from_min: number
  to_min: number
  need: number
}

/** The dated times of these activities, in place of those they had. */
export async function putSlots(tx: Tx, activities: readonly string[], slots: readonly DatedSlot[]): Promise<void> {
  if (activities.length > 0) await sql`delete from slot where opportunity_id = any(${activities}::uuid[])`.execute(tx)
  await inChunks(slots, json =>
    sql`insert into slot (id, opportunity_id, on_day, from_min, to_min, need) select id, opportunity_id, on_day, from_min, to_min, need
      from jsonb_to_recordset(${json}::jsonb) as r (id uuid, opportunity_id uuid, on_day date, from_min int, to_min int, need int)`.execute(
      tx,
    ),
  )
}

/** The whole rows and slots of these activities, as they are put back when the run is undone. */
export async function wholeActivities(db: Read, ids: readonly string[]): Promise<Map<string, string>> {
  const { rows } = await sql<{ id: string; whole: string }>`
    select o.id, jsonb_build_object('row', to_jsonb(o), 'slots', coalesce((select jsonb_agg(to_jsonb(s)) from slot s where s.opportunity_id = o.id), '[]'))::text as whole
    from opportunity o where o.id = any(${ids}::uuid[])`.execute(db)
  return new Map(rows.map(row => [row.id, row.whole]))
}

/** Puts activities back as they were. */
export async function restoreActivities(tx: Tx, run: string): Promise<void> {
  const before = sql`select before from import_row where run_id = ${run} and before is not null`
  const kept = ['municipality_id', 'id', 'taken', 'created_at', 'version']
  const { rows } = await sql<{
    column_name: string
  }>`select attname as column_name from pg_attribute where attrelid = 'opportunity'::regclass and attnum > 0 and not attisdropped`.execute(
    tx,
  )
  const set = rows
    .filter(row => !kept.includes(row.column_name))
    .map(row => sql`${sql.ref(row.column_name)} = r.${sql.ref(row.column_name)}`)
  await sql`update opportunity o set version = o.version + 1, ${sql.join(set)} from (${before}) b, jsonb_populate_record(null::opportunity, b.before -> 'row') r where o.id = r.id`.execute(
    tx,
  )
  await sql`delete from slot where opportunity_id in (select (before -> 'row' ->> 'id')::uuid from import_row where run_id = ${run} and before is not null)`.execute(
    tx,
  )
  await sql`insert into slot select s.* from (${before}) b, jsonb_populate_recordset(null::slot, b.before -> 'slots') s`.execute(
    tx,
  )
}

/** Takes away what a run had added; what somebody was meanwhile proposed for is ended instead. Gives how many were only ended. */
export async function removeActivities(tx: Tx, run: string): Promise<number> {
  const mine = sql`select opportunity_id from import_row where run_id = ${run} and action = 'create'`
  const { rows } =
    await sql`update opportunity set status = 'ended' where id in (${mine}) and exists (select 1 from proposal p where p.opportunity_id = opportunity.id) returning id`.execute(
      tx,
    )
  await sql`delete from opportunity where id in (${mine}) and not exists (select 1 from proposal p where p.opportunity_id = opportunity.id)`.execute(
    tx,
  )
  return rows.length
}

export const endActivities = (tx: Tx, ids: readonly string[]) =>
  sql`update opportunity set status = 'ended', version = version + 1 where id = any(${ids}::uuid[])`.execute(tx)

/** What was published, ended or taken back by a run, for the history of each activity. */
export const addPublications = (
  tx: Tx,
  rows: readonly {
    id: string
    opportunity_id: string
    verb: string
    reason: string
    by_account: string | null
    at: string
  }[],
): Promise<void> =>
  inChunks(rows, json =>
    sql`insert into publication (id, opportunity_id, verb, reason, by_account, at) select * from jsonb_to_recordset(${json}::jsonb)
      as r (id uuid, opportunity_id uuid, verb text, reason text, by_account uuid, at timestamptz)`.execute(tx),
  )
