import { type RawBuilder, sql } from 'kysely'
import type { Day } from '#platform/dates.ts'
import type { Read, Tx } from '#platform/db.ts'
import { day, id, instant, json, maybe, number, type Row, rowsOf, text } from '#platform/rows.ts'
import type { Item, Minutes, Present } from './rules.ts'

const MEETING = {
  id,
  kind: text(),
  name: text(),
  unit: text(),
  on_day: day,
  team_id: maybe(id),
  team: maybe(text()),
  work: maybe(text()),
  /** Null: its minutes are not written. */
  body: maybe(text()),
  place: maybe(text()),
  present: maybe(json<Present[]>()),
  items: maybe(json<Item[]>()),
  by_account: maybe(id),
  by: maybe(text()),
  at: maybe(instant),
  agreed: number,
  open: number,
}
/** A meeting as whoever asks may see it: its entry, with its minutes where they are written. */
export type Meeting = Row<typeof MEETING>

const meetings = (db: Read, rest: RawBuilder<unknown>): Promise<Meeting[]> =>
  rowsOf(db, MEETING)`
    select e.id, e.kind, k.name, k.unit, e.on_day, e.team_id, t.name as team, w.code || '　' || w.name as work, m.body, m.place, m.present, m.items,
      m.by_account, b.name as by, m.at, (select count(*)::int from council_action a where a.meeting_id = e.id) as agreed,
      (select count(*)::int from council_action a where a.meeting_id = e.id and a.ended_at is null) as open
    from entry e join entry_kind k on k.key = e.kind left join council_minutes m on m.id = e.id
    left join account b on b.id = m.by_account left join staff_team t on t.id = e.team_id left join work w on w.id = e.work_id ${rest}`

/** The meetings of these kinds in a period that whoever asks may see, the latest first. */
export const meetingsIn = (
  db: Read,
  kinds: readonly string[],
  { from, to }: { from: Day; to: Day },
): Promise<Meeting[]> =>
  meetings(
    db,
    sql`where e.kind = any(${[...kinds]}::text[]) and e.on_day between ${from}::date and ${to}::date order by e.on_day desc, e.id desc limit 500`,
  )

/** One meeting; undefined where there is none, its entry was withdrawn, or it is not theirs to see. */
export const meetingById = async (db: Read, entry: string): Promise<Meeting | undefined> =>
  (await meetings(db, sql`where e.id = ${entry}`))[0]

const WITHDRAWN = {
  id,
  body: text(),
  place: text(),
  present: json<Present[]>(),
  items: json<Item[]>(),
  by: text(),
  at: instant,
}
/** The minutes of a meeting whose entry was withdrawn. */
export const minutesById = async (db: Read, entry: string): Promise<Row<typeof WITHDRAWN> | undefined> =>
  (
    await rowsOf(db, WITHDRAWN)`
    select m.id, m.body, m.place, m.present, m.items, a.name as by, m.at
    from council_minutes m join account a on a.id = m.by_account where m.id = ${entry}`
  )[0]

const PRESENT = { present: json<Present[]>() }
/** Who was there the last time before a day that a meeting of this kind was held and written down; [] where none was. */
export const presentBefore = async (db: Read, kind: string, on: Day): Promise<Present[]> =>
  (
    await rowsOf(db, PRESENT)`
    select m.present from council_minutes m join entry e on e.id = m.id
    where e.kind = ${kind} and e.on_day < ${on}::date order by e.on_day desc, e.id desc limit 1`
  )[0]?.present ?? []

const kept = ({ body, place, present, items }: Minutes) => ({
  ...{ body, place, present: JSON.stringify(present), items: JSON.stringify(items) },
})

/** Writes the minutes of a meeting; false where they are written already. */
export const addMinutes = async (
  tx: Tx,
  entry: string,
  minutes: Minutes,
  who: { by_account: string; at: string },
): Promise<boolean> =>
  (await tx
    .insertInto('council_minutes')
    .values({ id: entry, ...kept(minutes), ...who })
    .onConflict(conflict => conflict.columns(['municipality_id', 'id']).doNothing())
    .returning('id')
    .executeTakeFirst()) !== undefined

/** Puts minutes right. */
export const changeMinutes = (tx: Tx, entry: string, minutes: Minutes, who: { by_account: string; at: string }) =>
  tx
    .updateTable('council_minutes')
    .set({ ...kept(minutes), ...who })
    .where('id', '=', entry)
    .execute()

/** Waits for whoever is writing to the minutes. */
export const holdMinutes = (tx: Tx, entry: string) =>
  tx.selectFrom('council_minutes').select('id').where('id', '=', entry).forUpdate().executeTakeFirst()
