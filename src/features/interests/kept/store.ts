import { sql } from 'kysely'
import type { Instant } from '#platform/clock.ts'
import type { Read, Tx } from '#platform/db.ts'
import { newId } from '#platform/ids.ts'
import { id, instant, json, maybe, number, question, type Row, rowsOf, text } from '#platform/rows.ts'
import type { KeptKind, Line, Medium, Said } from './rules.ts'

const LINE = { kind: text<KeptKind>(), key: text(), value: text(), medium: text<Medium>(), at: instant }

/** Of this person; null, in the lane of residents: of the one who asks. */
const of = (person: string | null) => (person ? sql`person_id = ${person}` : sql`true`)

/** What is kept of somebody, in the order in which it was said. */
export const keptLines = (db: Read, person: string | null): Promise<Line[]> =>
  rowsOf(db, LINE)`
    select kind, key, value, medium, at from interest_line where ${of(person)} order by at, id limit 500`

const TYPED = { ...LINE, by: text() }
export type TypedLine = Row<typeof TYPED>

/** The same for staff, with who noted it. */
export const keptTyped = (db: Read, person: string): Promise<TypedLine[]> =>
  rowsOf(db, TYPED)`
    select l.kind, l.key, l.value, l.medium, l.at, a.name as by from interest_line l join account a on a.id = l.by_account
    where l.person_id = ${person} order by l.at, l.id limit 500`

const CHOICE = { id, at: instant, title: maybe(text()) }
/** An activity that was kept; without a title it is not shown to the public now. */
export type Choice = Row<typeof CHOICE>

/** The activities that somebody kept, the latest first. */
export const keptChoices = (db: Read, person: string | null): Promise<Choice[]> =>
  rowsOf(db, CHOICE)`
    select c.opportunity_id as id, c.at, a.title from interest_choice c left join public_activity a on a.id = c.opportunity_id
    where ${of(person)} order by c.at desc, c.id limit 500`

const KEPT = { at: instant, by: maybe(text()), data: json<{ lines: number; choices: number; said: Medium }>() }

/** When something of somebody was kept, how much, and how it was said. */
export const keptAsked = (person: string) =>
  question(KEPT)`
    select h.at, a.name as by, h.data from happening h left join account a on a.id = h.actor_id
    where h.person_id = ${person} and h.kind = 'interest.kept' order by h.at desc, h.id desc limit 50`

type How = { by: string; medium: Medium; now: Instant }

/** Keeps these; of what is kept already the later word holds, and what is the same stays as it was said first. Gives how many are new. */
export async function putLines(
  tx: Tx,
  person_id: string,
  lines: readonly Said[],
  { by, medium, now }: How,
): Promise<number> {
  if (lines.length === 0) return 0
  // In the order in which they were said: their ids sort by the millisecond.
  const first = performance.timeOrigin + performance.now()
  const rows = lines.map((line, place) => ({
    id: newId(first + place),
    person_id,
    ...line,
    medium,
    by_account: by,
    at: now,
  }))
  const done = await tx
    .insertInto('interest_line')
    .values(rows)
    .onConflict(conflict =>
      conflict
        .columns(['municipality_id', 'person_id', 'kind', 'key'])
        .doUpdateSet({ value: sql`excluded.value`, medium, by_account: by, at: now })
        .where(sql<boolean>`interest_line.value <> excluded.value`),
    )
    .executeTakeFirst()
  return Number(done.numInsertedOrUpdatedRows ?? 0)
}

/** Forgets one line; gives how many there were. */
export const dropLine = async (tx: Tx, person: string, { kind, key }: Pick<Said, 'kind' | 'key'>): Promise<number> =>
  Number(
    (
      await tx
        .deleteFrom('interest_line')
        .where('person_id', '=', person)
        .where('kind', '=', kind)
        .where('key', '=', key)
        .executeTakeFirst()
    ).numDeletedRows,
  )

const COUNT = { n: number }

/** Keeps those of these activities that are or were public, while there is room. Gives how many are new. */
export async function addChoices(
  tx: Tx,
  person: string,
  ids: readonly string[],
  { now, most }: { now: Instant; most: number },
): Promise<number> {
  if (ids.length === 0) return 0
  const [held] = await rowsOf(tx, COUNT)`select count(*)::int as n from interest_choice where person_id = ${person}`
  const given = ids.map(opportunity => ({ id: newId(), opportunity }))
  const done = await sql`insert into interest_choice (id, person_id, opportunity_id, at)
    select g.id, ${person}, a.id, ${now} from jsonb_to_recordset(${JSON.stringify(given)}::jsonb) as g (id uuid, opportunity uuid)
    join public_activity a on a.id = g.opportunity
    where not exists (select from interest_choice c where c.person_id = ${person} and c.opportunity_id = a.id)
    limit ${Math.max(0, most - held!.n)} on conflict do nothing`.execute(tx)
  return Number(done.numAffectedRows ?? 0)
}

/** Forgets an activity, or all of them (null). */
export const dropChoices = async (tx: Tx, person: string, opportunity: string | null): Promise<number> =>
  Number(
    (
      await tx
        .deleteFrom('interest_choice')
        .where('person_id', '=', person)
        .$if(opportunity !== null, query => query.where('opportunity_id', '=', opportunity!))
        .executeTakeFirst()
    ).numDeletedRows,
  )

/** Forgets all that was said. */
export const dropLines = async (tx: Tx, person: string): Promise<number> =>
  Number((await tx.deleteFrom('interest_line').where('person_id', '=', person).executeTakeFirst()).numDeletedRows)

/** What somebody kept becomes another person's, who is found to be the same; where both said something, the later word holds. */
export async function moveKept(tx: Tx, from: string, to: string): Promise<void> {
  await sql`delete from interest_line a using interest_line b where a.person_id = ${to} and b.person_id = ${from}
    and a.kind = b.kind and a.key = b.key and a.at < b.at`.execute(tx)
  await sql`update interest_line a set person_id = ${to} where a.person_id = ${from}
    and not exists (select from interest_line b where b.person_id = ${to} and b.kind = a.kind and b.key = a.key)`.execute(
    tx,
  )
  await sql`update interest_choice a set person_id = ${to} where a.person_id = ${from}
    and not exists (select from interest_choice b where b.person_id = ${to} and b.opportunity_id = a.opportunity_id)`.execute(
    tx,
  )
  await dropLines(tx, from)
  await dropChoices(tx, from, null)
}
