import { type RawBuilder, sql } from 'kysely'
import type { Read } from '#platform/db.ts'
import { kanaKey, nameKey } from '#platform/names.ts'
import { json, maybe, number, type Row, rowsOf, text } from '#platform/rows.ts'
import { nfkc } from '#platform/text.ts'
import type { Channel } from '../rules.ts'
import { HEAD } from '../store.ts'

/** The conditions of the list, as they stand in its address; days included. */
export type ListFind = { from: string; to: string; q: string; channel: Channel | null; by: string | null }

const FACE = json<{ id: string; number: number; family_name: string; given_name: string; birth_on: string }>()
/** `person` is null where they gave no name; `beside` was there too. */
const LISTED = { ...HEAD, person: maybe(FACE), beside: maybe(FACE) }
export type ListRow = Row<typeof LISTED>

const condition = ({ from, to, q, channel, by }: ListFind): RawBuilder<boolean> => {
  const typed = nfkc(q).trim()
  return sql<boolean>`c.on_day between ${from}::date and ${to}::date
    and ${channel ? sql`c.channel = ${channel}` : sql`true`} and ${by ? sql`c.by_account = ${by}` : sql`true`}
    and ${typed ? sql`(${named('p', typed)} or ${named('w', typed)})` : sql`true`}`
}

const named = (alias: 'p' | 'w', typed: string) => {
  const of = (column: string) => sql.ref(`${alias}.${column}`)
  return sql`starts_with(${of('name_key')}, ${nameKey(typed) || null}) or starts_with(${of('kana_key')}, ${kanaKey(typed) || null}) or ${of('number')}::text = ${typed}`
}

const face = (alias: string) =>
  sql.raw(`case when ${alias}.id is not null then jsonb_build_object('id', ${alias}.id, 'number', ${alias}.number,
    'family_name', ${alias}.family_name, 'given_name', ${alias}.given_name, 'birth_on', ${alias}.birth_on) end`)

const listed = sql`c.id, c.on_day, c.minutes, c.channel, c.place, c.topics, c.satisfied, account.name as by, ${face('p')} as person, ${face('w')} as beside`
const fromListed = sql`from consultation c left join person p on p.id = c.person_id left join person w on w.id = c.with_id
    join account on account.id = c.by_account`
const latestFirst = sql`order by c.on_day desc, c.created_at desc, c.id desc`

/** A page (from 1) of the consultations of the conditions, the latest first. */
export const listConsultations = (db: Read, find: ListFind, page: number, size: number): Promise<ListRow[]> =>
  rowsOf(
    db,
    LISTED,
  )`select ${listed} ${fromListed} where ${condition(find)} ${latestFirst} limit ${size} offset ${(page - 1) * size}`

const KEYED = { ...LISTED, key: text() }

/**
 * The next ones behind the one with this key, in the same order, each with its own; null: from the first. What others
 * record while a long list is read part by part moves none of it.
 */
export const consultationsBehind = (db: Read, find: ListFind, key: string | null, most: number) => {
  const behind = (key?.split('|') ?? []) as [day?: string, at?: string, id?: string]
  return rowsOf(db, KEYED)`select ${listed}, concat_ws('|', c.on_day, c.created_at, c.id) as key ${fromListed}
    where ${condition(find)} and ${key === null ? sql`true` : sql`(c.on_day, c.created_at, c.id) < (${behind[0]}::date, ${behind[1]}::timestamptz, ${behind[2]}::uuid)`}
    ${latestFirst} limit ${most}`
}

const COUNT = { channel: text<Channel>(), count: number }
type ListCount = Row<typeof COUNT>

/** How many there are: under all conditions (`more`: at least), and by channel, where all of them were counted. */
export type Counted = { total: number; more: boolean; channels: ReadonlyMap<Channel, number> | null }

/** So many are counted one by one; whoever has more before them narrows the list. */
const MOST = 3000

/** `partial`: of those whom somebody sees; `most`: so many are counted where no sum is kept. */
export async function countConsultations(db: Read, find: ListFind, partial: boolean, most = MOST): Promise<Counted> {
  const all = { ...find, channel: null }
  const kept = !partial && find.by === null && nfkc(find.q).trim() === ''
  const counts = await (kept ? countDays(db, find) : countEach(db, all, most))
  if (kept || sum(counts) <= most) {
    const channels = new Map(counts.map(({ channel, count }) => [channel, count]))
    return { total: find.channel ? (channels.get(find.channel) ?? 0) : sum(counts), more: false, channels }
  }
  const total = find.channel ? sum(await countEach(db, find, most)) : sum(counts)
  return { total: Math.min(total, most), more: total > most, channels: null }
}

const sum = (counts: readonly ListCount[]): number => counts.reduce((total, { count }) => total + count, 0)

const countDays = (db: Read, { from, to }: ListFind): Promise<ListCount[]> =>
  rowsOf(db, COUNT)`
    select channel, sum(count)::int as count from consultation_count
    where on_day between ${from}::date and ${to}::date group by channel having sum(count) > 0`

const countEach = (db: Read, find: ListFind, most: number): Promise<ListCount[]> =>
  rowsOf(db, COUNT)`
    select channel, count(*)::int as count from (
      select c.channel from consultation c ${nfkc(find.q).trim() ? sql`left join person p on p.id = c.person_id left join person w on w.id = c.with_id` : sql``}
      where ${condition(find)} order by c.on_day desc limit ${most + 1}) latest group by channel`
