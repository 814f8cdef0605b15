import { type RawBuilder, sql } from 'kysely'
import type { Day } from '#platform/dates.ts'
import type { Read, Tx } from '#platform/db.ts'
import { day, id, instant, maybe, type Row, rowsOf, text } from '#platform/rows.ts'
import type { Ended } from '../rules.ts'

const ACTION = {
  id,
  meeting_id: id,
  what: text(),
  who: text(),
  due_on: day,
  indicator_id: maybe(id),
  /** As it is called in its last version. */
  indicator: maybe(text()),
  /** The meeting by name and day; null: it is not theirs to see. */
  meeting: maybe(text()),
  held_on: maybe(day),
  by: text(),
  at: instant,
  /** Who sees to it at the desk, while it is open. */
  owner_id: maybe(id),
  owner: maybe(text()),
  ended_how: maybe(text<Ended>()),
  ended_by: maybe(text()),
  ended_at: maybe(instant),
  result: text(),
}
/** Something that was agreed in a meeting. */
export type Action = Row<typeof ACTION>

const actions = (db: Read, rest: RawBuilder<unknown>): Promise<Action[]> =>
  rowsOf(db, ACTION)`
    select a.id, a.meeting_id, a.what, a.who, a.due_on, a.indicator_id, (select v.name || '（' || v.unit || '）' from indicator_version v
        where v.indicator_id = a.indicator_id order by v.number desc limit 1) as indicator,
      coalesce(m.body, k.name) as meeting, e.on_day as held_on, b.name as by, a.at, s.owner_id, o.name as owner,
      a.ended_how, x.name as ended_by, a.ended_at, a.result
    from council_action a join account b on b.id = a.by_account left join account x on x.id = a.ended_by
    left join step s on s.subject_kind = 'council_action' and s.subject_id = a.id and s.done_at is null left join account o on o.id = s.owner_id
    left join council_minutes m on m.id = a.meeting_id left join entry e on e.id = a.meeting_id left join entry_kind k on k.key = e.kind ${rest}`

/** What was agreed in a meeting, in the order in which it is due. */
export const actionsOf = (db: Read, meeting: string): Promise<Action[]> =>
  actions(db, sql`where a.meeting_id = ${meeting} order by a.due_on, a.id limit 500`)

/** What was agreed in the meetings of a period that whoever asks may see, in the order of the meetings. */
export const actionsIn = (db: Read, { from, to }: { from: Day; to: Day }): Promise<Action[]> =>
  actions(db, sql`where e.on_day between ${from}::date and ${to}::date order by e.on_day, a.due_on, a.id limit 2000`)

/** What is open of all that was agreed, what is due first. */
export const openActions = (db: Read): Promise<Action[]> =>
  actions(db, sql`where a.ended_at is null order by a.due_on, a.id limit 500`)

/** What was agreed for an indicator: what is open, then what ended last. */
export const actionsFor = (db: Read, indicator: string): Promise<Action[]> =>
  actions(db, sql`where a.indicator_id = ${indicator} order by a.ended_at desc nulls first, a.due_on, a.id limit 50`)

/** One of them; undefined where there is none, or it is not theirs to see. */
export const actionById = async (db: Read, action: string): Promise<Action | undefined> =>
  (await actions(db, sql`where a.id = ${action}`))[0]

type NewAction = Pick<Action, 'id' | 'meeting_id' | 'what' | 'who' | 'due_on' | 'indicator_id' | 'at'> & {
  by_account: string
}

/** Keeps something that was agreed; false where this id is kept already. */
export const addAction = async (tx: Tx, action: NewAction): Promise<boolean> =>
  (await tx
    .insertInto('council_action')
    .values(action)
    .onConflict(conflict => conflict.columns(['municipality_id', 'id']).doNothing())
    .returning('id')
    .executeTakeFirst()) !== undefined

/** Another day by which it is to be done. */
export const setDue = (tx: Tx, action: string, due_on: Day) =>
  tx.updateTable('council_action').set({ due_on }).where('id', '=', action).execute()

/** How it ended, or (null) that it is open again. */
export const setEnded = (
  tx: Tx,
  action: string,
  ended: { how: Ended; result: string; by: string; at: string } | null,
) =>
  tx
    .updateTable('council_action')
    .set({
      ...{ ended_how: ended?.how ?? null, ended_by: ended?.by ?? null, ended_at: ended?.at ?? null },
      result: ended?.result ?? '',
    })
    .where('id', '=', action)
    .execute()

/** Waits for whoever is writing to it. */
export const holdAction = (tx: Tx, action: string) =>
  tx.selectFrom('council_action').select('id').where('id', '=', action).forUpdate().executeTakeFirst()
