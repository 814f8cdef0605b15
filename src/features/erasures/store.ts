import { sql } from 'kysely'
import type { Day } from '#platform/dates.ts'
import type { Read, Tx } from '#platform/db.ts'
import { newId } from '#platform/ids.ts'
import { day, id, instant, json, maybe, number, type Row, rowsOf, text, yes } from '#platform/rows.ts'
import type { Facts, Ground, Status } from './rules.ts'

/** How many rows of a noun, by its name. */
export type Count = { of: string; rows: number }

const ERASURE = {
  id,
  person_id: id,
  number,
  name: text(),
  ground: text<Ground>(),
  status: text<Status>(),
  why: text(),
  tells: yes,
  until_on: maybe(day),
  by_account: maybe(id),
  by: maybe(text()),
  at: instant,
  approved_by: maybe(text()),
  approver: maybe(id),
  approved_at: maybe(instant),
  carry_on: maybe(day),
  ended_by: maybe(text()),
  done_at: maybe(instant),
  counts: maybe(json<readonly Count[]>()),
}
/** An erasure, of whom and by whom; of one that is done only the number of the shell tells of whom. */
export type Erasure = Row<typeof ERASURE>

const SELECT = sql`select e.id, e.person_id, p.number, trim(p.family_name || ' ' || p.given_name) as name, e.ground, e.status, e.why, e.tells,
  e.until_on, e.by_account, a.name as by, e.at, b.name as approved_by, e.approved_by as approver, e.approved_at, e.carry_on, c.name as ended_by, e.done_at, e.counts
  from erasure e join person p on p.id = e.person_id left join account a on a.id = e.by_account left join account b on b.id = e.approved_by
  left join account c on c.id = e.ended_by`
const LIVE = sql`e.status in ('noted', 'proposed', 'approved')`

export const erasureById = async (db: Read, erasure: string): Promise<Erasure | undefined> =>
  (await rowsOf(db, ERASURE)`${SELECT} where e.id = ${erasure}`)[0]

/** The one that is open for somebody. */
export const openErasure = async (db: Read, person: string): Promise<Erasure | undefined> =>
  (await rowsOf(db, ERASURE)`${SELECT} where e.person_id = ${person} and ${LIVE}`)[0]

/** Those that are open, the earliest first; those that are done, the latest first. */
export const openErasures = (db: Read): Promise<Erasure[]> =>
  rowsOf(db, ERASURE)`${SELECT} where ${LIVE} order by e.at, e.id limit 200`
export const doneErasures = (db: Read, limit: number): Promise<Erasure[]> =>
  rowsOf(db, ERASURE)`${SELECT} where e.status = 'done' order by e.done_at desc, e.id limit ${limit}`

const COUNT = { count: number }
export const countDone = async (db: Read): Promise<number> =>
  (await rowsOf(db, COUNT)`select count(*)::int as count from erasure where status = 'done'`)[0]!.count

const FACTS = {
  number,
  name: text(),
  closed_on: maybe(day),
  erased_on: maybe(day),
  recorded: yes,
  asked: yes,
  bookings: number,
}

/** What an erasure of somebody rests on; undefined where there is nobody. Bookings that still stand are counted. */
export const factsOf = async (
  db: Read,
  person: string,
): Promise<(Omit<Facts, 'left'> & Row<typeof FACTS>) | undefined> =>
  (
    await rowsOf(db, FACTS)`
      select p.number, trim(p.family_name || ' ' || p.given_name) as name, p.closed_on, p.erased_on,
        exists (select from consultation c where c.person_id = p.id or c.with_id = p.id) or exists (select from proposal q where q.person_id = p.id)
          or exists (select from step s where s.person_id = p.id and s.referred_on is not null) as recorded,
        exists (select from data_wish w where w.person_id = p.id and w.kind = 'delete') as asked,
        (select count(*)::int from booking b join occasion o on o.id = b.occasion_id where b.person_id = p.id
          and b.status in ('applied', 'confirmed', 'waiting', 'offered') and o.status in ('open', 'shut')) as bookings
      from person p where p.id = ${person}`
  )[0]

const PERSON = { id, number, name: text(), closed_on: maybe(day) }
export type Listed = Row<typeof PERSON>
const ASKING = { ...PERSON, at: instant }

/** Who asked to be deleted and has no answer yet. */
export const peopleAsking = (db: Read): Promise<(Listed & { at: string })[]> =>
  rowsOf(db, ASKING)`
    select p.id, p.number, trim(p.family_name || ' ' || p.given_name) as name, p.closed_on, w.at
    from data_wish w join person p on p.id = w.person_id where w.kind = 'delete' and w.answered_at is null and p.erased_on is null
    order by w.at, w.id limit 200`

const over = (before: Day) => sql`p.erased_on is null and p.closed_on < ${before}::date
  and not exists (select from erasure e where e.person_id = p.id and e.status in ('proposed', 'approved'))`

/** A page of those whose time at the desk ended before this day, the earliest first: read from an index, in its order. */
export const peopleOver = (db: Read, before: Day, limit: number, offset: number): Promise<Listed[]> =>
  rowsOf(db, PERSON)`
    select p.id, p.number, trim(p.family_name || ' ' || p.given_name) as name, p.closed_on from person p
    where ${over(before)} order by p.closed_on, p.id limit ${limit} offset ${offset}`

export const countOver = async (db: Read, before: Day): Promise<number> =>
  (await rowsOf(db, COUNT)`select count(*)::int as count from person p where ${over(before)}`)[0]!.count

const ID = { id }
const idsOf = (rows: readonly { id: string }[]): string[] => rows.map(row => row.id)

/** Records that somebody began by themselves, before the desk found that it knows them: they say the same of them. */
export const doublesOf = async (db: Read, person: string): Promise<string[]> =>
  idsOf(
    await rowsOf(db, ID)`select r.person_id as id from registration r join person p on p.id = r.person_id
      where r.known_id = ${person} and p.erased_on is null`,
  )

/** What they asked to be deleted and was not answered. */
export const wishesOpen = async (db: Read, person: string): Promise<string[]> =>
  idsOf(
    await rowsOf(
      db,
      ID,
    )`select id from data_wish where person_id = ${person} and kind = 'delete' and answered_at is null`,
  )

/** Holds somebody, so that of two at once the second sees what the first did; false where there is nobody. */
export const hold = async (tx: Tx, person: string): Promise<boolean> =>
  (await tx.selectFrom('person').select('id').where('id', '=', person).forUpdate().executeTakeFirst()) !== undefined

export const lockErasure = (tx: Tx, erasure: string) =>
  tx
    .selectFrom('erasure')
    .select(['id', 'person_id', 'status', 'by_account', 'approved_by', 'carry_on', 'counts'])
    .where('id', '=', erasure)
    .forUpdate()
    .$narrowType<{ status: Status }>()
    .executeTakeFirst()

type Kept = {
  status: Status
  ground: Ground
  why: string
  tells: boolean
  until_on: Day | null
  by_account: string | null
  at: string
}

export async function addErasure(tx: Tx, person_id: string, kept: Kept): Promise<string> {
  const erasure = newId<'erasure'>()
  await tx
    .insertInto('erasure')
    .values({ id: erasure, person_id, ...kept })
    .execute()
  return erasure
}

/** One that came with a restored backup: nobody proposed it here. */
export const addAgain = (tx: Tx, person_id: string, at: string) =>
  tx
    .insertInto('erasure')
    .values({ id: newId<'erasure'>(), person_id, ground: 'again', status: 'done', at, done_at: at })
    .execute()

export type Change = Partial<
  Kept & { approved_by: string; approved_at: string; carry_on: Day; ended_by: string | null; done_at: string }
>
export const changeErasure = (tx: Tx, erasure: string, change: Change) =>
  tx.updateTable('erasure').set(change).where('id', '=', erasure).execute()

export const keepCounts = (tx: Tx, erasure: string, counts: readonly Count[]) =>
  tx
    .updateTable('erasure')
    .set({ counts: JSON.stringify(counts) })
    .where('id', '=', erasure)
    .execute()

/** Why others were proposed before and ended says who it was, too. */
export const forgetReasons = (tx: Tx, people: readonly string[]) =>
  tx.updateTable('erasure').set({ why: '' }).where('person_id', 'in', people).where('why', '<>', '').executeTakeFirst()

/** Those whose day has come. */
export const dueErasures = async (db: Read, today: Day): Promise<string[]> =>
  idsOf(
    await rowsOf(db, ID)`select id from erasure where status = 'approved' and carry_on <= ${today}::date order by at`,
  )

export const uncounted = async (db: Read): Promise<string[]> =>
  idsOf(await rowsOf(db, ID)`select id from erasure where status = 'proposed' and counts is null`)

/** Who of these is here and was not erased. */
export const notErased = async (db: Read, people: readonly string[]): Promise<string[]> =>
  idsOf(await rowsOf(db, ID)`select id from person where id = any(${people}::uuid[]) and erased_on is null`)

/** What is done from here can be done back within the transaction. */
export const markHere = (tx: Tx) => sql`savepoint erasing`.execute(tx)
export const backToMark = (tx: Tx) => sql`rollback to savepoint erasing`.execute(tx)
