import { sql } from 'kysely'
import type { Instant } from '#platform/clock.ts'
import type { Day } from '#platform/dates.ts'
import type { Read, Tx } from '#platform/db.ts'
import { id, instant, maybe, number, type Row, rowsOf, text } from '#platform/rows.ts'

/** By what somebody is known, as a person's keys have it; null where it was not said. */
export type Keys = { name: string; kana: string | null; born: Day | null; phone: string | null }

const IN_CHARGE = { in_charge: text() }

/** Who is in charge of each of the people who fit and whom the actor does not see ('': nobody has a step); never who they are. */
export const inChargeElsewhere = async (db: Read, keys: Keys, exact: boolean): Promise<string[]> =>
  (
    await rowsOf(db, IN_CHARGE)`
      select in_charge from in_charge_elsewhere(${keys.name}, ${keys.kana}, ${keys.born}::date, ${keys.phone}, ${exact}) as e(in_charge)`
  ).map(row => row.in_charge)

const PERSON = { id }

/** People with this whole name, and this birth date or telephone number, whom the actor sees. */
export const seenAs = async (db: Read, { name, kana, born, phone }: Keys): Promise<string[]> =>
  (
    await rowsOf(db, PERSON)`
      select id from person where (name_key = ${name} or kana_key = ${kana}) and (birth_on = ${born}::date or phone_digits = ${phone})
      order by number limit 2`
  ).map(row => row.id)

const BEGUN = { person: maybe(id) }

/** Opens the one person whom the keys name to the actor; null where they name nobody, or several. */
export async function beginLook(
  tx: Tx,
  look: { id: string; reason: string; until: Instant },
  { name, kana, born, phone }: Keys,
): Promise<string | null> {
  const [begun] = await rowsOf(tx, BEGUN)`
    select begin_urgent_look(${look.id}, ${name}, ${kana}, ${born}::date, ${phone}, ${look.reason}, ${look.until}::timestamptz) as person`
  return begun!.person
}

const LOOK = {
  id,
  account_id: id,
  by: text(),
  person_id: id,
  number,
  name: text(),
  reason: text(),
  begun_at: instant,
  until_at: instant,
  seen_at: maybe(instant),
  seen_by: maybe(text()),
}
export type Look = Row<typeof LOOK>

const looks = sql`
  select l.id, l.account_id, a.name as by, l.person_id, p.number, trim(p.family_name || ' ' || p.given_name) as name, l.reason, l.begun_at,
    l.until_at, l.seen_at, s.name as seen_by
  from urgent_look l join account a on a.id = l.account_id join person p on p.id = l.person_id left join account s on s.id = l.seen_by`

export const lookById = async (db: Read, look: string): Promise<Look | undefined> =>
  (await rowsOf(db, LOOK)`${looks} where l.id = ${look}`)[0]

export const looksById = (db: Read, ids: readonly string[]): Promise<Look[]> =>
  rowsOf(db, LOOK)`${looks} where l.id = any(${ids}::uuid[])`

/** A page (from 1) of all of them, the latest first. */
export const lookList = (db: Read, page: number, size: number): Promise<Look[]> =>
  rowsOf(db, LOOK)`${looks} order by l.begun_at desc, l.id limit ${size} offset ${(page - 1) * size}`

const COUNT = { count: number }
export const countLooks = async (db: Read): Promise<number> =>
  (await rowsOf(db, COUNT)`select count(*)::int as count from urgent_look`)[0]!.count

/** Marks it as looked at; the first one stays. */
export const markSeen = (tx: Tx, look: string, seen_by: string, seen_at: Instant) =>
  tx.updateTable('urgent_look').set({ seen_by, seen_at }).where('id', '=', look).where('seen_at', 'is', null).execute()
