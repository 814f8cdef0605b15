import { removeDraft, saveDraft, staffOn } from '#features/accounts/index.ts'
import { type PersonHead, personHead, personSubject, setClosed } from '#features/people/index.ts'
import { mayOwn, nextStep, openStepOf, type Step } from '#features/steps/index.ts'
import type { Tx } from '#platform/db.ts'
import { type Doing, record } from '#platform/happening.ts'
import { type Accepted, accept, type Refused, type Submitted } from '#platform/submitted.ts'
import { anonymousFields, type ConsultationInput, consultationFields, draftFields } from './forms.ts'
import { consultationRefusals } from './rules.ts'
import { addConsultation, isRecorded } from './store.ts'
import { CONSULTATION_TEXT } from './text.ts'

export const draftKey = (person: string): string => `consultation:${person}`

/** The longest draft that is kept, in characters: three full notes and all the rest. */
const DRAFT_LIMIT = 100_000

/** What was said and what is next, or all that is wrong with the form. */
async function readConsultation(
  tx: Tx,
  form: Submitted,
  today: string,
): Promise<Accepted<ConsultationInput> | Refused> {
  const staff = await staffOn(tx, today)
  return accept(consultationFields, form, ({ owner_id, ...typed }) => {
    const what = typed.what ?? 'contact'
    const fit = staff.some(({ id, roles }) => id === owner_id && mayOwn(personSubject, what, roles))
    const refused = consultationRefusals({ ...typed, owner_id: fit ? (owner_id ?? null) : null }, today)
    return Object.fromEntries(Object.entries(refused).map(([field, key]) => [field, CONSULTATION_TEXT[key]]))
  })
}

/** By when the next step is due; null where the consultation was the last one. */
export type Recorded = { due: string | null }

/**
 * Records what was said and opens the next step, or ends the person's time at the desk with its reason. `id` is the
 * token of the form: the same form sent twice is recorded once. Null where there is no such person.
 */
export async function recordConsultation(
  tx: Tx,
  id: string,
  person_id: string,
  form: Submitted,
  { by, now, today }: Doing,
): Promise<Recorded | Refused | null> {
  const read = await readConsultation(tx, form, today)
  if (!read.ok) return read
  const person = await personHead(tx, person_id)
  if (!person) return null
  const { next, what, note, owner_id, due_on, end_reason, with_id, ...said } = read.value
  const beside = with_id === null || with_id === person_id ? null : ((await personHead(tx, with_id)) ?? null)
  const due = next === 'end' ? null : due_on
  const added = await addConsultation(tx, {
    ...said,
    programme_id: said.programme_id ?? person.programme_id,
    id,
    person_id,
    with_id: beside?.id ?? null,
    by_account: by,
  })
  if (!added) return { due }
  const { channel, minutes, on_day, topics } = said
  await record(tx, {
    kind: 'consultation.recorded',
    subject: ['consultation', id],
    person: person_id,
    by,
    medium: channel,
    now,
    data: { channel, minutes, on_day, topics, next, ...(next === 'end' ? { reason: end_reason } : {}) },
  })
  const done = { by, at: now, outcome: next === 'end' ? `終わり：${end_reason}` : `相談した（${on_day}）` }
  await nextStep(tx, [personSubject, person_id], person_id, due ? { what, note, owner: owner_id, due } : null, done)
  if (beside && due) await stepBeside(tx, beside, { what, note, owner: owner_id, due }, done)
  if (next === 'end' || person.closed_on) await setClosed(tx, person_id, next === 'end' ? today : null)
  await removeDraft(tx, by, draftKey(person_id))
  return { due }
}

/** Whoever was there too is left without a step as little: the same one, where nothing else is planned for them. */
async function stepBeside(tx: Tx, beside: PersonHead, step: Step, done: Parameters<typeof nextStep>[4]): Promise<void> {
  if (beside.closed_on || (await openStepOf(tx, 'person', beside.id))) return
  await nextStep(tx, [personSubject, beside.id], beside.id, step, done)
}

/**
 * Counts a consultation of somebody who gave no name: how, when, how long, about what. The same form sent twice is one.
 */
export async function recordAnonymous(
  tx: Tx,
  id: string,
  form: Submitted,
  { by, now, today }: Doing,
): Promise<{ day: string } | Refused> {
  const read = accept(anonymousFields, form, typed => {
    const { on_day, place } = consultationRefusals({ ...typed, next: 'end', end_reason: '-' }, today)
    return {
      ...(on_day && { on_day: CONSULTATION_TEXT[on_day] }),
      ...(place && { place: CONSULTATION_TEXT[place] }),
    }
  })
  if (!read.ok) return read
  const { channel, minutes, on_day, topics } = read.value
  const nothing = { said: '', vague_wish: '', became: '', satisfied: null, programme_id: null, person_id: null }
  if (await addConsultation(tx, { ...read.value, ...nothing, id, by_account: by }))
    await record(tx, {
      kind: 'consultation.counted',
      subject: ['consultation', id],
      by,
      medium: channel,
      now,
      data: { channel, minutes, on_day, topics },
    })
  return { day: on_day }
}

/** Keeps what is being typed: 204, 413 where it is too long, 404 where there is no such person in this city. A draft that arrives after its own form was recorded is not kept. */
export async function keepDraft(
  tx: Tx,
  person: string,
  form: Submitted,
  token: string | null,
  { by, now }: Pick<Doing, 'by' | 'now'>,
): Promise<204 | 404 | 413> {
  if (!(await personHead(tx, person))) return 404
  const data = JSON.stringify(draftFields(form))
  if (data.length > DRAFT_LIMIT) return 413
  if (token && (await isRecorded(tx, token))) return 204
  await saveDraft(tx, { account_id: by, key: draftKey(person), data, updated_at: now })
  return 204
}
