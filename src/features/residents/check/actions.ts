import { moveHat } from '#features/accounts/index.ts'
import { deskDaysOn, openingDay } from '#features/municipalities/index.ts'
import { fullName, lockPerson, personHead, personSubject, setClosed } from '#features/people/index.ts'
import { addStep, endStep, moveSteps, nextStep, openStepOf, openStepsOf } from '#features/steps/index.ts'
import { today as dayOf } from '#platform/clock.ts'
import { addDays } from '#platform/dates.ts'
import type { Tx } from '#platform/db.ts'
import type { Moving } from '#platform/feature.ts'
import { type Doing, record } from '#platform/happening.ts'
import type { CheckRefusal } from '../rules.ts'
import { lockRegistration, setVerdict } from './store.ts'
import { registrationSubject } from './subject.ts'

/** Within so many opening days the desk looks whom it knows. */
const CHECK_DAYS = 3
/** Days within which somebody new is to be heard, as of those who register at the desk. */
const FIRST_TALK_DAYS = 7

/** Makes a registration a step of the desk; nothing where it is one already, or was decided. */
export async function giveStep(tx: Tx, id: string, now: string): Promise<void> {
  const row = await lockRegistration(tx, id)
  if (!row || row.verdict || (await openStepOf(tx, 'registration', id))) return
  const day = dayOf(now)
  const due = openingDay(day, CHECK_DAYS, await deskDaysOn(tx, day)) ?? addDays(day, FIRST_TALK_DAYS)
  const step = { what: 'identify', owner: null, due } as const
  await nextStep(tx, [registrationSubject, id], row.person_id, step, { by: null, at: now, outcome: 'made' })
}

/** Somebody whom the desk did not know: they are heard as everybody is who registers. */
export async function sayNew(tx: Tx, id: string, doing: Doing): Promise<{ refused: CheckRefusal } | null> {
  const { by, now, today } = doing
  const row = await lockRegistration(tx, id)
  if (!row) return { refused: 'noPerson' }
  if (row.verdict) return { refused: 'decided' }
  await decided(tx, row, null, doing)
  const first = {
    what: 'contact',
    owner: by,
    due: addDays(today, FIRST_TALK_DAYS),
    note: 'はじめの相談をする',
  } as const
  await addStep(tx, [personSubject, row.person_id], row.person_id, first, now)
  return null
}

/**
 * Somebody whom the desk knows: their account stands for that person from now on, what they did meanwhile goes along
 * (`movings`), and the record that they began is closed as a double.
 */
export async function sayKnown(
  tx: Tx,
  id: string,
  known: string,
  movings: readonly Moving[],
  doing: Doing,
): Promise<{ refused: CheckRefusal } | null> {
  const row = await lockRegistration(tx, id)
  if (!row) return { refused: 'noPerson' }
  if (row.verdict) return { refused: 'decided' }
  if (known === row.person_id) return { refused: 'self' }
  for (const person of [known, row.person_id].toSorted()) await lockPerson(tx, person)
  const person = await personHead(tx, known)
  if (!person) return { refused: 'noPerson' }
  if (person.closed_on) return { refused: 'closed' }
  for (const move of movings) await move(tx, row.person_id, known, doing)
  await moveSteps(tx, row.person_id, known)
  await moveHat(tx, row.account_id, { from: row.person_id, to: known, name: fullName(person) }, doing)
  await decided(tx, row, known, doing)
  await closeDouble(tx, row.person_id, doing)
  return null
}

async function decided(
  tx: Tx,
  { id, person_id }: { id: string; person_id: string },
  known_id: string | null,
  { by, now }: Doing,
): Promise<void> {
  const verdict = known_id ? 'known' : 'new'
  await setVerdict(tx, id, { verdict, known_id, by_account: by, decided_at: now })
  await nextStep(tx, [registrationSubject, id], null, null, { by, at: now, outcome: verdict })
  await record(tx, {
    ...{ kind: 'registration.checked', subject: ['registration', id], person: known_id ?? person_id, by, now },
    data: { verdict, known: known_id },
  })
}

/** Nothing is left open for a record that is nobody's. */
async function closeDouble(tx: Tx, person: string, { by, now, today }: Doing): Promise<void> {
  for (const { id } of await openStepsOf(tx, 'person', person))
    await endStep(tx, id, { by, at: now, outcome: 'double' })
  await setClosed(tx, person, today)
}
