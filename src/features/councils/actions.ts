import { mayWrite, reachOf } from '#features/entries/index.ts'
import type { Read, Tx } from '#platform/db.ts'
import { type Doing, record } from '#platform/happening.ts'
import { isMeeting, type Minutes, type Refusal } from './rules.ts'
import { addMinutes, type Meeting, meetingById } from './store.ts'

/** A meeting of which whoever asks writes, or why they do not; null where there is none that they see. */
export async function writable(db: Read, entry: string): Promise<Meeting | Refusal | null> {
  const meeting = await meetingById(db, entry)
  if (!meeting) return null
  if (!isMeeting(meeting)) return 'notMeeting'
  return mayWrite(await reachOf(db), meeting.team_id) ? meeting : 'foreign'
}

/** Writes the minutes of a meeting; refused where they are written already: from then on they are put right with a reason. */
export async function writeMinutes(
  tx: Tx,
  entry: string,
  minutes: Minutes,
  { by, now }: Doing,
): Promise<'done' | Refusal | null> {
  const meeting = await writable(tx, entry)
  if (meeting === null || typeof meeting === 'string') return meeting
  if (!(await addMinutes(tx, entry, minutes, { by_account: by, at: now }))) return 'there'
  await record(tx, { kind: 'council.written', subject: ['council_minutes', entry], by, now })
  return 'done'
}
