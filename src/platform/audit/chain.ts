import { sql } from 'kysely'
import type { Read } from '../db.ts'
import { maybe, number, rowsOf, text, yes } from '../rows.ts'

/** The last line of a chain: its number and its hash, by which later anybody can tell that nothing before it was changed. */
export type Head = { seq: number; hash: string }

/** Before the first line. */
export const START: Head = { seq: 0, hash: '' }

/** What is wrong with a chain: the first line that is not as it was written or does not follow the one before it. */
export type Verified = { lines: number; head: Head | null; broken: number | null; held: boolean | null }

/** How far a chain was read, and the first line that is not as it was written. */
export type Walked = { at: Head; broken: number | null }

/** So many lines are read by one statement: however long a log is, it is never in memory. */
const LINES = 10_000
const PART = { last: maybe(number), hash: maybe(text()), broken: maybe(number) }

/**
 * Reads the lines after one that was right (`from`) up to the number `to`, or some more than `most` of them, and tells
 * whether each has the number after the last one and the hash of itself and the one before it.
 */
export async function walk(db: Read, from: Head, to: number, most = Infinity): Promise<Walked> {
  let at = from
  while (at.seq < to && at.seq - from.seq < most) {
    const [part] = await rowsOf(db, PART)`
      with line as (
        select seq, hash, hash = audit_hash(coalesce(lag(hash) over by_seq, decode(${at.hash}, 'hex')), l.line) as fits,
          seq - coalesce(lag(seq) over by_seq, ${at.seq}::bigint) as step
        from (select a as line, seq, hash from audit_log a where seq > ${at.seq} and seq <= ${to} order by seq limit ${LINES}) l
        window by_seq as (order by seq)
      ) select max(seq) as last, encode((array_agg(hash order by seq desc))[1], 'hex') as hash,
        min(seq) filter (where not fits or step <> 1) as broken from line`
    const { last, hash, broken } = part!
    if (broken !== null) return { at, broken }
    if (last === null || hash === null) return { at, broken: at.seq + 1 }
    at = { seq: last, hash }
  }
  return { at, broken: null }
}

/**
 * Reads the municipality's whole log and tells whether it is as it was written, up to the line that was its last when the
 * reading began. Whoever owns the database could write all of it anew; so a head that was written down elsewhere before is
 * looked for (`noted`, `held`).
 */
export async function verifyChain(db: Read, noted: Head | null = null): Promise<Verified> {
  const { head, cut } = await headOf(db)
  const { at, broken } = await walk(db, START, head?.seq ?? 0)
  return {
    lines: head?.seq ?? 0,
    head,
    broken: broken ?? (cut || isOther(at, head) ? at.seq + 1 : null),
    held: noted && (await isWritten(db, noted)),
  }
}

/** Whether what was read to its end is not the head. */
export const isOther = (at: Head, head: Head | null): boolean =>
  head !== null && at.seq >= head.seq && (at.seq !== head.seq || at.hash !== head.hash)

const HEAD = { seq: maybe(number), hash: maybe(text()), lines: yes }

/** The last line as it is kept apart from the log; `cut`: there is none though the log has lines. */
export async function headOf(db: Read): Promise<{ head: Head | null; cut: boolean }> {
  const [row] = await rowsOf(db, HEAD)`
    select (select seq from audit_head) as seq, (select encode(hash, 'hex') from audit_head) as hash,
      exists (select from audit_log) as lines`
  const { seq, hash, lines } = row!
  const head = seq === null || hash === null ? null : { seq, hash }
  return { head, cut: head === null && lines }
}

/** Whether this line stands in the log as it was noted. */
export async function isWritten(db: Read, noted: Head): Promise<boolean> {
  const { rows } =
    await sql`select from audit_log where seq = ${noted.seq} and hash = decode(${noted.hash}, 'hex')`.execute(db)
  return rows.length > 0
}
