import { draftAsked, saveDraft } from '#features/accounts/index.ts'
import { personHead } from '#features/people/index.ts'
import type { Tx } from '#platform/db.ts'
import type { Doing } from '#platform/happening.ts'
import { answerTo } from '#platform/rows.ts'
import { filled, type Submitted } from '#platform/submitted.ts'
import { draftFields } from './forms.ts'
import type { Channel, Topic } from './rules.ts'
import { isRecorded } from './store.ts'

/** Under which a draft of a consultation of this person is kept. */
export const draftKey = (person: string): string => `consultation:${person}`

/** The longest draft that is kept, in characters: three full notes and all the rest. */
const DRAFT_LIMIT = 100_000

/** Keeps what is being typed: 204, 413 where it is too long, 404 where there is no such person in this city. A draft that arrives after its own form was recorded is not kept. */
export async function keepDraft(
  tx: Tx,
  person: string,
  form: Submitted,
  token: string | null,
  { by, now, today }: Doing,
): Promise<204 | 404 | 413> {
  if (!(await personHead(tx, person))) return 404
  const data = JSON.stringify(draftFields(form, today))
  if (data.length > DRAFT_LIMIT) return 413
  if (token && (await isRecorded(tx, token))) return 204
  await saveDraft(tx, { account_id: by, key: draftKey(person), data, updated_at: now })
  return 204
}

/** What is known of a talk before it begins: somebody booked it. */
export type Known = { channel: Channel; topics: readonly Topic[]; place: string; minutes: number; said: string }

/** Begins the form of a consultation with what is known of it; what was typed before stays. False where there is no such person. */
export async function beginTalk(tx: Tx, person: string, known: Known, doing: Doing): Promise<boolean> {
  const [before] = await answerTo(tx, draftAsked(doing.by, draftKey(person)))
  if (before) return true
  const typed = filled({ ...known, on_day: doing.today, next: 'step', what: 'contact', owner_id: doing.by })
  return (await keepDraft(tx, person, typed, null, doing)) === 204
}
