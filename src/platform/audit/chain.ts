import { sql } from 'kysely'
import type { Read } from '../db.ts'
import { maybe, number, rowsOf, text } from '../rows.ts'

/** The last line of a chain: its number and its hash, by which later anybody can tell that nothing before it was changed. */
export type Head = { seq: number; hash: string }

/** What is wrong with a chain: the first line that is not as it was written or does not follow the one before it. */
export type Verified = { lines: number; head: Head | null; broken: number | null; held: boolean | null }

const LINES = { lines: number, broken: maybe(number) }
const HEAD = { seq: number, hash: text() }

/**
 * Reads the municipality's whole log and tells whether it is as it was written: every line has the number after the last
 * one and the hash of itself and the one before it, and the last is the head. Whoever owns the database could write all of
 * it anew; so a head that was written down elsewhere before is looked for (`noted`, `held`).
 */
export async function verifyChain(db: Read, noted: Head | null = null): Promise<Verified> {
  const [row] = await rowsOf(db, LINES)`
    with line as (
      select seq, hash = audit_hash(coalesce(lag(hash) over by_seq, ''), a) as fits,
        seq - coalesce(lag(seq) over by_seq, 0) as step
      from audit_log a window by_seq as (order by seq)
    ) select count(*) as lines, min(seq) filter (where not fits or step <> 1) as broken from line`
  const { lines, broken } = row!
  const head = await headOf(db)
  return {
    lines,
    head,
    // Lines that were cut off at the end are missed by the head alone.
    broken: broken ?? ((head?.seq ?? 0) === lines && (await isWritten(db, head)) ? null : lines + 1),
    held: noted && (await isWritten(db, noted)),
  }
}

async function headOf(db: Read): Promise<Head | null> {
  const [head] = await rowsOf(db, HEAD)`select seq, encode(hash, 'hex') as hash from audit_head`
  return head ?? null
}

async function isWritten(db: Read, head: Head | null): Promise<boolean> {
  if (!head) return true
  const { rows } =
    await sql`select from audit_log where seq = ${head.seq} and hash = decode(${head.hash}, 'hex')`.execute(db)
  return rows.length > 0
}
