import { sql } from 'kysely'
import type { Read, Tx } from '#platform/db.ts'
import { day, id, json, number, type Row, rowsOf, text, yes } from '#platform/rows.ts'

const KEPT = {
  person_id: id,
  by_account: id,
  opportunity_id: id,
  title: text(),
  on_day: day,
  from_min: number,
  to_min: number,
  came: yes,
  by: text(),
  row: json<Readonly<Record<string, unknown>>>(),
}
export type KeptAttendance = Row<typeof KEPT>

/** One record of a day with its whole row, to be put right; undefined where there is none. */
export async function keptAttendance(db: Read, record: string): Promise<KeptAttendance | undefined> {
  const [kept] = await rowsOf(db, KEPT)`
    select a.person_id, r.by_account, a.opportunity_id, o.title, r.on_day, a.from_min, a.to_min, r.came, y.name as by,
      to_jsonb(r) - 'municipality_id' as row
    from attendance_record r join assignment a on a.id = r.assignment_id join opportunity o on o.id = a.opportunity_id
    join account y on y.id = r.by_account where r.id = ${record}`
  return kept
}

/** Waits for whoever is writing to this record. */
export const lockAttendance = (tx: Tx, record: string) =>
  sql`select 1 from attendance_record where id = ${record} for update`.execute(tx)

export const changeAttendance = (tx: Tx, record: string, came: boolean) =>
  tx.updateTable('attendance_record').set({ came }).where('id', '=', record).execute()

/** Takes out what was noted of a day, with what it had taken the place of: the day is unnoted again. */
export const removeAttendance = (tx: Tx, record: string) =>
  sql`delete from attendance_record r using attendance_record this where this.id = ${record}
    and r.assignment_id = this.assignment_id and r.on_day = this.on_day`.execute(tx)
