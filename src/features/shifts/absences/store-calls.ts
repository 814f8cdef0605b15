import type { Day } from '#platform/dates.ts'
import type { Read, Tx } from '#platform/db.ts'
import { newId } from '#platform/ids.ts'
import { id, maybe, type Row, rowsOf } from '#platform/rows.ts'
import type { Answer } from '../rules.ts'

const ASKED = { id, absence: id, assignment: maybe(id) }

/** Where a person was asked to come instead: what waits for their answer, and the days from now on for which they said yes. */
export const callsOfPerson = (db: Read, person: string, today: Day): Promise<Row<typeof ASKED>[]> =>
  rowsOf(db, ASKED)`
    select c.id, c.absence_id as absence, s.id as assignment from substitute_call c
      left join assignment s on s.call_id = c.id and s.to_on >= s.from_on and s.on_day >= ${today}::date
    where c.person_id = ${person} and (s.id is not null or (c.answer is null and c.closed_at is null)) order by c.asked_at, c.id`

export type NewCall = {
  absence_id: string
  person_id: string
  position: number
  score: number
  terms: Record<string, number>
  asked_by: string
  asked_at: string
  medium: string
}

export const insertCalls = (tx: Tx, list: readonly NewCall[]) =>
  tx
    .insertInto('substitute_call')
    .values(list.map(call => ({ id: newId(), ...call, terms: JSON.stringify(call.terms) })))
    .execute()

/** Which absence a call belongs to; undefined where there is none. */
export const absenceOfCall = async (db: Read, call: string): Promise<string | undefined> =>
  (await db.selectFrom('substitute_call').select('absence_id').where('id', '=', call).executeTakeFirst())?.absence_id

export const setAnswer = (tx: Tx, id: string, answer: Answer, by: string, at: string) =>
  tx.updateTable('substitute_call').set({ answer, answered_by: by, answered_at: at }).where('id', '=', id).execute()

/** Nobody who has not answered yet is needed any more. */
export const closeCalls = (tx: Tx, absence: string, at: string) =>
  tx
    .updateTable('substitute_call')
    .set({ closed_at: at })
    .where('absence_id', '=', absence)
    .where('answer', 'is', null)
    .where('closed_at', 'is', null)
    .execute()
