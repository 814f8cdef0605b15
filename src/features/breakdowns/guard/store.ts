import type { Read, Tx } from '#platform/db.ts'
import { id, instant, maybe, number, type Row, rowsOf, text } from '#platform/rows.ts'

const ALERT = {
  id,
  fiscal_year: number,
  quarter: number,
  group_key: text(),
  name: text(),
  quota: number,
  registered: number,
  at: instant,
  answer: text(),
  answered_by: maybe(text()),
  answered_at: maybe(instant),
}
/** That a group stayed behind at the end of a quarter, and what the city does about it. */
export type Alert = Row<typeof ALERT>

/** Every alert, the latest first. */
export const alertsOf = (db: Read): Promise<Alert[]> =>
  rowsOf(db, ALERT)`
    select g.id, g.fiscal_year, g.quarter, g.group_key, g.name, g.quota, g.registered, g.at, g.answer, a.name as answered_by, g.answered_at
    from guard_alert g left join account a on a.id = g.answered_by order by g.fiscal_year desc, g.quarter desc, g.name, g.id limit 500`

export const alertById = async (db: Read, alert: string): Promise<Alert | undefined> =>
  (await alertsOf(db)).find(one => one.id === alert)

type NewAlert = Pick<Alert, 'id' | 'fiscal_year' | 'quarter' | 'group_key' | 'name' | 'quota' | 'registered' | 'at'>

/** Keeps that a group stayed behind; false where that quarter is kept already. */
export const addAlert = async (tx: Tx, alert: NewAlert): Promise<boolean> =>
  (await tx
    .insertInto('guard_alert')
    .values(alert)
    .onConflict(conflict => conflict.columns(['municipality_id', 'fiscal_year', 'quarter', 'group_key']).doNothing())
    .returning('id')
    .executeTakeFirst()) !== undefined

/** What the city does about it; false where that was said already, or there is no such alert. */
export const setAnswer = async (
  tx: Tx,
  alert: string,
  { answer, by, at }: { answer: string; by: string; at: string },
): Promise<boolean> =>
  (await tx
    .updateTable('guard_alert')
    .set({ answer, answered_by: by, answered_at: at })
    .where('id', '=', alert)
    .where('answered_at', 'is', null)
    .returning('id')
    .executeTakeFirst()) !== undefined
