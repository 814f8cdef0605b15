import { sql } from 'kysely'
import type { Instant } from '#platform/clock.ts'
import type { Read, Tx } from '#platform/db.ts'
import type { Moving } from '#platform/feature.ts'
import { day, id, maybe, number, question, rowsOf, text, together } from '#platform/rows.ts'
import type { Hours, OwnLine, Source } from './rules.ts'

const RECORDED = {
  day,
  opportunity_id: id,
  title: text(),
  organisation: text(),
  source: text<Source>(),
  minutes: maybe(number),
}
const LINE = { id, on_day: day, opportunity_id: maybe(id), title: text(), half_hours: maybe(number), note: text() }
const HOURS = { wanted: maybe(number), most: maybe(number) }
const CHOICE = { id, title: text() }

/** All of their diary: what the desk recorded, what they wrote, and the hours for which they wish; in their own lane, at once. */
export async function ownDiary(db: Read) {
  const { recorded, lines, hours } = await together(db, {
    recorded: question(
      RECORDED,
    )`select day, opportunity_id, title, organisation, source, minutes from my_activity_records()`,
    lines: question(
      LINE,
    )`select id, on_day, opportunity_id, title, half_hours, note from diary_line order by on_day, id`,
    hours: question(HOURS)`select wanted, most from my_hours()`,
  })
  return { recorded, lines, hours: (hours[0] ?? { wanted: null, most: null }) satisfies Hours }
}

/** What the desk recorded of somebody: in the lane of the desk. */
export const recordsOf = (db: Read, person: string) =>
  rowsOf(db, RECORDED)`
    select day, opportunity_id, title, organisation, source, minutes from activity_records(${person}::uuid)`

/** The lines that they wrote, the earliest first; in their own lane. */
export const ownLines = (db: Read): Promise<OwnLine[]> =>
  rowsOf(db, LINE)`select id, on_day, opportunity_id, title, half_hours, note from diary_line order by on_day, id`

/** The activities that they may choose from: what they have to do with, by its title. */
export const ownChoices = (db: Read) =>
  rowsOf(db, CHOICE)`
    select a.id, a.title from public_activity a
    where a.id in (select q.opportunity_id from proposal q where q.status in ('introduced', 'visiting', 'decided', 'active', 'ended')
      union select o.opportunity_id from booking b join public_occasion o on o.id = b.occasion_id)
    order by a.title, a.id`

export type NewLine = Omit<OwnLine, 'id'> & { id: string; person_id: string; at: Instant }

export const addLine = (tx: Tx, line: NewLine) => tx.insertInto('diary_line').values(line).execute()

/** False where there is none of theirs. */
export async function changeLine(tx: Tx, line: OwnLine, changed_at: Instant): Promise<boolean> {
  const { id, ...values } = line
  const changed = await tx
    .updateTable('diary_line')
    .set({ ...values, changed_at })
    .where('id', '=', id)
    .executeTakeFirst()
  return changed.numUpdatedRows > 0n
}

export const removeLine = (tx: Tx, id: string) => tx.deleteFrom('diary_line').where('id', '=', id).execute()

/** The diary goes with whoever is found to be the same: the desk, which does that, reads none of it. */
export const moveDiary: Moving = async (tx, from, to) => {
  await sql`select move_diary(${from}::uuid, ${to}::uuid)`.execute(tx)
}
