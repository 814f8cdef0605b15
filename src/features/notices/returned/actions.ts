import { personSubject } from '#features/people/index.ts'
import { addStep, openStepsOf } from '#features/steps/index.ts'
import { addDays } from '#platform/dates.ts'
import type { Tx } from '#platform/db.ts'
import { type Doing, record } from '#platform/happening.ts'
import type { WorkRefusal } from '../rules.ts'
import { endAttempt, holdNotice, setNotice, wake } from '../work/store.ts'
import { letStand, waitingAlike } from './store.ts'

/** What is to be done for somebody whose letter came back. */
export const ASK_ADDRESS = '手紙が宛先不明で戻りました。住所と連絡先をうかがって、記録を直してください'
const DAYS = 7

/**
 * A letter that was posted came back (宛先不明): its address is doubted, and what it said, like whatever else waits to go there,
 * goes on by the next channel; for a person somebody asks where they live. Only a letter that was posted can come back.
 */
export async function returned(tx: Tx, id: string, doing: Doing): Promise<{ refused: WorkRefusal } | null> {
  const notice = await holdNotice(tx, id)
  if (notice?.status !== 'done' || notice.channel !== 'letter') return { refused: 'over' }
  await goOn(tx, id, doing)
  for (const other of await waitingAlike(tx, id)) await goOn(tx, other, doing)
  await wake(tx, doing.now)
  if (notice.person_id) await askAddress(tx, notice.person_id, doing)
  return null
}

async function goOn(tx: Tx, id: string, { by, now }: Doing): Promise<void> {
  await endAttempt(tx, id, 'letter', { state: 'failed', why: 'returned', by, now })
  await setNotice(tx, id, { status: 'planned', due_at: now, ended_at: null })
  const data = { channel: 'letter', why: 'returned' } as const
  await record(tx, { kind: 'notice.missed', subject: ['notice', id], by, now, data })
}

/** One such step is enough, however many letters come back. */
async function askAddress(tx: Tx, person: string, { by, now, today }: Doing): Promise<void> {
  if ((await openStepsOf(tx, 'person', person)).some(({ note }) => note === ASK_ADDRESS)) return
  const step = { what: 'contact', owner: by, due: addDays(today, DAYS), note: ASK_ADDRESS } as const
  await addStep(tx, [personSubject, person], person, step, now)
}

/** The address stands, as they said: letters go there again. */
export const addressStands = (tx: Tx, person: string, { now }: Doing) => letStand(tx, person, now)
