import { giveConsent, liveConsent, wordingOf } from '#features/consents/index.ts'
import { timeOfDay } from '#platform/clock.ts'
import type { Tx } from '#platform/db.ts'
import { type Doing, record } from '#platform/happening.ts'
import type { Municipality } from '#platform/page.ts'
import { happened } from '../absences/actions.ts'
import { type Absence, absenceById, type Call, lockAbsence } from '../absences/store.ts'
import { absenceOfCall, closeCalls, insertCalls, setAnswer } from '../absences/store-calls.ts'
import { type Answer, absenceStatus, clash, isOpen, type Refusal } from '../rules.ts'
import { assignmentsOfPeople, insertAssignment, lockPerson } from '../store.ts'
import { substitutesFor } from './ranking.ts'

/** Why nobody can be asked for this time any more: it is settled, or over. `null`: somebody still can. */
export function askRefusal(absence: Absence, { today, now }: Pick<Doing, 'today' | 'now'>): Refusal | null {
  if (!isOpen(absenceStatus(absence))) return 'settled'
  const over = absence.day < today || (absence.day === today && absence.to_min <= timeOfDay(now))
  return over ? 'dayOver' : null
}

/** Asks people to come instead: who among them could not come is looked at again, since time has gone by. */
export async function ask(
  tx: Tx,
  id: string,
  people: readonly string[],
  { municipality }: { municipality: Municipality },
  by: Doing,
): Promise<{ refused: Refusal } | { names: string[] } | null> {
  await lockAbsence(tx, id)
  const absence = await absenceById(tx, id)
  if (!absence) return null
  const refused = askRefusal(absence, by)
  if (refused) return { refused }
  if (people.length === 0) return { refused: 'nobodyChosen' }
  const { candidates } = await substitutesFor(tx, { municipality, today: by.today }, absence)
  const chosen = candidates.filter(one => people.includes(one.id))
  if (chosen.length < new Set(people).size) return { refused: 'cannotCome' }
  const asked = { absence_id: id, asked_by: by.by, asked_at: by.now, medium: 'phone' as const }
  const calls = chosen.map(({ id: person_id, score, explanation }, i) => ({
    ...asked,
    person_id,
    position: absence.calls.length + i + 1,
    score,
    terms: explanation.terms,
  }))
  await insertCalls(tx, calls)
  for (const one of chosen) await recordCall(tx, absence, one.id, 'asked', by)
  await happened(tx, id, 'asked', by)
  return { names: chosen.map(({ name }) => name) }
}

/** In the history of whoever was asked. */
const recordCall = (tx: Tx, absence: Absence, person: string, kind: 'asked' | Answer, { by, now }: Doing) =>
  record(tx, {
    kind: `substitute.${kind}`,
    subject: ['absence', absence.id],
    person,
    by,
    onBehalfOf: kind === 'asked' ? null : person,
    medium: 'phone',
    now,
    data: { opportunity: absence.opportunity_id, on_day: absence.day },
  })

type Given = { answer: Answer; agreed: boolean }
type Answered = { refused: Refusal; absence: Absence } | { absence: Absence; call: Call } | null

/**
 * Notes what somebody answered. A yes takes the place of the day, for the first who says it; those who have not answered
 * are not needed any more. A no can become a yes while somebody is looked for.
 */
export async function answer(tx: Tx, id: string, given: Given, by: Doing): Promise<Answered> {
  const absenceId = await absenceOfCall(tx, id)
  if (!absenceId) return null
  await lockAbsence(tx, absenceId)
  const absence = (await absenceById(tx, absenceId))!
  const call = absence.calls.find(one => one.id === id)!
  if (call.assignment_id !== null || call.answer === given.answer) return { refused: 'answered', absence }
  const refused = given.answer === 'yes' ? await sayYes(tx, absence, call, given.agreed, by) : askRefusal(absence, by)
  if (refused) return { refused, absence }
  await setAnswer(tx, id, given.answer, by.by, by.now)
  if (given.answer === 'yes') await closeCalls(tx, absenceId, by.now)
  await recordCall(tx, absence, call.person_id, given.answer, by)
  await happened(tx, absenceId, given.answer, by)
  return { absence, call }
}

async function sayYes(tx: Tx, absence: Absence, call: Call, agreed: boolean, by: Doing): Promise<Refusal | null> {
  const refused = askRefusal(absence, by)
  if (refused) return refused
  await lockPerson(tx, call.person_id)
  const { day, from_min, to_min, slot_id, opportunity_id } = absence
  const time = { weekday: null, on_day: day, from_min, to_min, weeks: 31, from_on: day, to_on: day }
  const others = await assignmentsOfPeople(tx, [call.person_id], day)
  if (others.some(other => clash(time, other))) return 'overlaps'
  if (!(await mayBeNamed(tx, absence, call.person_id, agreed, by))) return 'consentMissing'
  await insertAssignment(tx, {
    ...time,
    opportunity_id,
    slot_id,
    person_id: call.person_id,
    proposal_id: null,
    call_id: call.id,
    by_account: by.by,
    at: by.now,
  })
  return null
}

/** The organiser is told who comes: with consent for this very organisation, given before or just now. */
async function mayBeNamed(
  tx: Tx,
  { organisation_id: recipient_id }: Absence,
  person_id: string,
  agreed: boolean,
  by: Doing,
): Promise<boolean> {
  const medium = 'phone'
  if ('consent' in (await liveConsent(tx, person_id, 'introduction', recipient_id, by.today))) return true
  if (!agreed) return false
  const given = await giveConsent(
    tx,
    {
      person_id,
      purpose: 'introduction',
      recipient_id,
      fields: ['name', 'time'],
      wording: wordingOf('introduction').version,
      given_on: by.today,
      given_by_medium: medium,
    },
    { ...by, medium },
  )
  return 'id' in given
}
