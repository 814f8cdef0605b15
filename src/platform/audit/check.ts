import { sql } from 'kysely'
import type { Instant } from '../clock.ts'
import type { Read, Tx } from '../db.ts'
import { instant, maybe, number, type Row, rowsOf, text } from '../rows.ts'
import { type Head, headOf, isOther, isWritten, START, walk } from './chain.ts'

/** So many lines are proved a day: all of them, but for a log of years in a big city, which takes some days for a whole. */
const MOST = 1_000_000

const CHECK = {
  seq: number,
  hash: text(),
  head_seq: number,
  head_hash: text(),
  broken: maybe(number),
  found_at: maybe(instant),
}
type Check = Row<typeof CHECK>

async function lastCheck(db: Read): Promise<Check | undefined> {
  const [row] = await rowsOf(db, CHECK)`
    select seq, encode(hash, 'hex') as hash, head_seq, encode(head_hash, 'hex') as head_hash, broken, found_at from audit_check`
  return row
}

/**
 * Proves the log of looks from where the last check ended, or anew where that was its end; gives how many lines were read.
 * A line that is not as it was written is noted, until a check finds it right again; the head that was noted last must
 * still be a line of the log, and is looked for until it is.
 */
export async function checkLog(tx: Tx, now: Instant, most = MOST): Promise<number> {
  const last = await lastCheck(tx)
  const { head, cut } = await headOf(tx)
  if (!head && !last && !cut) return 0
  const from = last && last.seq < (head?.seq ?? 0) ? { seq: last.seq, hash: last.hash } : START
  const { at, broken } = await walk(tx, from, head?.seq ?? 0, most)
  const noted = last ? { seq: last.head_seq, hash: last.head_hash } : null
  const ended = at.seq >= (head?.seq ?? 0)
  const lost = noted !== null && noted.seq > 0 && !(await isWritten(tx, noted))
  const found = broken ?? (cut || (ended && isOther(at, head)) ? at.seq + 1 : null) ?? (lost ? noted.seq : null)
  // What was found before and was not read now is still so.
  const before = last?.broken != null && (last.broken <= from.seq || last.broken > at.seq) ? last : null
  const next = ended || found !== null ? START : at
  await keep(tx, next, lost ? noted : (head ?? START), found ?? before?.broken ?? null, {
    now,
    since: before?.found_at ?? last?.found_at,
  })
  return at.seq - from.seq
}

async function keep(
  tx: Tx,
  next: Head,
  head: Head,
  broken: number | null,
  { now, since }: { now: Instant; since: Instant | null | undefined },
): Promise<void> {
  const found = broken === null ? null : (since ?? now)
  await sql`
    insert into audit_check (seq, hash, head_seq, head_hash, checked_at, broken, found_at)
    values (${next.seq}, decode(${next.hash}, 'hex'), ${head.seq}, decode(${head.hash}, 'hex'), ${now}, ${broken}, ${found})
    on conflict (municipality_id) do update set seq = excluded.seq, hash = excluded.hash, head_seq = excluded.head_seq,
      head_hash = excluded.head_hash, checked_at = excluded.checked_at, broken = excluded.broken, found_at = excluded.found_at`.execute(
    tx,
  )
}

const CHECKED = { seq: number, head_seq: number, checked_at: instant, broken: maybe(number), found_at: maybe(instant) }
/**
 * What the last check found: it read up to the line `seq`, or (0) to the end, which was then `head_seq`; the first line that
 * is not as it was written (`broken`), and when that was found.
 */
export type Checked = Row<typeof CHECKED>

/** What the last check of the log found; null before the first one. */
export async function checkedLog(db: Read): Promise<Checked | null> {
  const [row] = await rowsOf(db, CHECKED)`select seq, head_seq, checked_at, broken, found_at from audit_check`
  return row ?? null
}
