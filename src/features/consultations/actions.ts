import { removeDraft, staffOn } from '#features/accounts/index.ts'
import { CONSENT_TEXT, type ConsentRefusal, liveConsent } from '#features/consents/index.ts'
import { programmesOn } from '#features/municipalities/index.ts'
import { goTogether, type PersonHead, personHead, personSubject, setClosed } from '#features/people/index.ts'
import { addStep, mayOwn, type OpenStep, openStepOf, openStepsOf, type Step, stepText } from '#features/steps/index.ts'
import type { Tx } from '#platform/db.ts'
import type { Closing } from '#platform/feature.ts'
import { type Doing, record } from '#platform/happening.ts'
import { isId, newId } from '#platform/ids.ts'
import { type Accepted, accept, one, type Refused, refuse, type Submitted } from '#platform/submitted.ts'
import { endSteps, endThings, type Left, leftOpen } from './closing/actions.ts'
import { askedFor, SHOWN, stepField, unsaid } from './closing/rules.ts'
import { draftKey } from './drafts.ts'
import { anonymousFields, type ConsultationInput, consultationFields } from './forms.ts'
import { consultationRefusals } from './rules.ts'
import { addConsultation, isRecorded } from './store.ts'
import { CONSULTATION_TEXT } from './text.ts'

/** What was open for a person when the form was sent. */
type Before = { steps: readonly OpenStep[]; left: readonly Left[] }

/** What was said and what is next, or all that is wrong with the form. */
async function readConsultation(
  tx: Tx,
  form: Submitted,
  { steps, left }: Before,
  { person, today }: { person: string; today: string },
): Promise<Accepted<ConsultationInput> | Refused> {
  const staff = await staffOn(tx, today, person)
  const beside = one(form, 'with_id')
  const apart = beside !== '' && isId(beside) && !(await goTogether(tx, person, beside))
  const chosen = one(form, 'programme_id')
  const gone = isId(chosen) && !(await programmesOn(tx, today)).some(({ id }) => id === chosen)
  return accept(consultationFields(today), form, ({ owner_id, ...typed }) => {
    const what = typed.what ?? 'contact'
    const fit = staff.some(({ id, roles }) => id === owner_id && mayOwn(personSubject, what, roles))
    const refused = consultationRefusals({ ...typed, what, owner_id: fit ? (owner_id ?? null) : null }, today)
    const next = typed.next ?? 'step'
    const said = (field: string) => one(form, field)
    const shown = form.fields[SHOWN] ? said(SHOWN) : null
    const open = unsaid(said, askedFor(steps, shown, next), left, next)
    const kept = steps.some(step => step.what !== 'recall' && !['done', 'dropped'].includes(said(stepField(step.id))))
    const all = {
      ...refused,
      ...open,
      ...(apart && { with_id: 'notTogether' as const }),
      ...(gone && { programme_id: 'programmeGone' as const }),
      ...(next === 'kept' && !kept && { next: 'nothingKept' as const }),
    }
    const about = new Map(steps.map(step => [stepField(step.id), `${stepText(step)}：`]))
    return Object.fromEntries(
      Object.entries(all).map(([field, key]) => [field, `${about.get(field) ?? ''}${CONSULTATION_TEXT[key]}`]),
    )
  })
}

/** By when the new step is due, where there is one; whether the consultation was the last one. */
export type Recorded = { due: string | null; closed: boolean }

/**
 * Records what was said, what became of each step that was open, and the next one, or ends the person's time at the desk
 * with its reason and with everything that is still open for them (`closings`). `id` is the token of the form: the same
 * form sent twice is recorded once. Null where there is no such person.
 */
export async function recordConsultation(
  tx: Tx,
  id: string,
  person_id: string,
  form: Submitted,
  closings: readonly Closing[],
  doing: Doing,
): Promise<Recorded | Refused | null> {
  const { by, now, today } = doing
  if (await isRecorded(tx, id)) return { due: null, closed: false }
  const before = {
    steps: await openStepsOf(tx, 'person', person_id),
    left: await leftOpen(tx, closings, person_id, today),
  }
  const read = await readConsultation(tx, form, before, { person: person_id, today })
  if (!read.ok) return read
  const person = await personHead(tx, person_id)
  if (!person) return null
  const { next, what, note, partner_id, owner_id, due_on, end_reason, with_id, ...said } = read.value
  const beside = with_id === null || with_id === person_id ? null : ((await personHead(tx, with_id)) ?? null)
  const due = next === 'step' ? due_on : null
  const closed = next === 'end'
  const added = await addConsultation(tx, {
    ...said,
    programme_id: said.programme_id ?? person.programme_id,
    id,
    person_id,
    with_id: beside?.id ?? null,
    by_account: by,
    created_at: now,
  })
  if (!added) return { due, closed }
  const { channel, minutes, on_day, topics } = said
  const opened = newId()
  await record(tx, {
    kind: 'consultation.recorded',
    subject: ['consultation', id],
    person: person_id,
    by,
    medium: channel,
    now,
    data: {
      channel,
      minutes,
      on_day,
      topics,
      next,
      ...(due && { step: opened }),
      ...(closed && { reason: end_reason }),
      ...(due && person.closed_on && { reopened: person.closed_on }),
    },
  })
  const outcome = closed ? `終わり：${end_reason}` : `相談した（${on_day}）`
  const unfit = await endSteps(tx, before.steps, form, outcome, doing)
  const stuck = closed ? await endThings(tx, before.left, form, end_reason, doing) : {}
  const refer = due && what === 'refer' ? await referRefusal(tx, person_id, partner_id!, today) : {}
  const wrong = { ...refer, ...consentTexts(unfit), ...stuck }
  if (Object.keys(wrong).length > 0) return refuse(form, wrong)
  const organisation = what === 'refer' ? partner_id : null
  const step = due && { what, note, owner: owner_id, due, shut: 'stays' as const, organisation }
  if (step) await addStep(tx, [personSubject, person_id], person_id, { ...step, id: opened }, now)
  if (step && beside) await stepBeside(tx, beside, step, doing)
  if (closed || (due && person.closed_on)) await setClosed(tx, person_id, closed ? today : null)
  await removeDraft(tx, by, draftKey(person_id))
  return { due, closed }
}

const consentTexts = (refused: Readonly<Record<string, ConsentRefusal>>): Record<string, string> =>
  Object.fromEntries(Object.entries(refused).map(([field, key]) => [field, CONSENT_TEXT[key]]))

/** A つなぎ rests on the person's consent that this partner is told; without it, what is wrong stands at its field. */
async function referRefusal(tx: Tx, person: string, partner: string, today: string): Promise<Record<string, string>> {
  const given = await liveConsent(tx, person, 'referral', partner, today)
  return 'refused' in given ? consentTexts({ partner_id: given.refused }) : {}
}

/**
 * Whoever was there too is left without a step as little: the same one, where nothing else is planned for them. A つなぎ
 * to a partner for which they gave no consent of their own is to be spoken of with them first.
 */
async function stepBeside(tx: Tx, beside: PersonHead, step: Step, { now, today }: Doing): Promise<void> {
  if (beside.closed_on || (await openStepOf(tx, 'person', beside.id))) return
  const refused =
    step.organisation && 'refused' in (await liveConsent(tx, beside.id, 'referral', step.organisation, today))
  const own: Step = refused ? { ...step, what: 'contact', organisation: null } : step
  await addStep(tx, [personSubject, beside.id], beside.id, own, now)
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
  const read = accept(anonymousFields(today), form, typed => {
    const { on_day, place } = consultationRefusals({ ...typed, next: 'end', end_reason: '-' }, today)
    return {
      ...(on_day && { on_day: CONSULTATION_TEXT[on_day] }),
      ...(place && { place: CONSULTATION_TEXT[place] }),
    }
  })
  if (!read.ok) return read
  const { channel, minutes, on_day, topics } = read.value
  const nothing = { said: '', vague_wish: '', became: '', satisfied: null, programme_id: null, person_id: null }
  if (await addConsultation(tx, { ...read.value, ...nothing, id, by_account: by, created_at: now }))
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
