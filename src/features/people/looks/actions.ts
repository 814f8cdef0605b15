import { holding, staffOn } from '#features/accounts/index.ts'
import { settingsFrom, settingsOn } from '#features/municipalities/index.ts'
import { addStep, endStep, openStepsOf, openStepsOfPerson } from '#features/steps/index.ts'
import { noteLook } from '#platform/audit/index.ts'
import { addDays, type Day } from '#platform/dates.ts'
import type { Read, Tx } from '#platform/db.ts'
import { type Doing, record } from '#platform/happening.ts'
import { newId } from '#platform/ids.ts'
import { isReading, kanaKey, nameKey } from '#platform/names.ts'
import { phoneDigits } from '#platform/phones.ts'
import type { Identity } from '../rules.ts'
import type { Sought } from './forms.ts'
import { type LookRefusal, lastsUntil, PERMISSIONS, SETTINGS } from './rules.ts'
import { beginLook, inChargeElsewhere, type Keys, lookById, markSeen, seenAs } from './store.ts'
import { LOOKS, lookSubject } from './subject.ts'

/** The keys of a name as it was typed whole, by which it is written or read. */
const keysOf = ({ name, birth_on, phone }: Sought): Keys => {
  const whole = name.replace(/\s/g, '')
  return {
    ...{ name: nameKey(whole), kana: isReading(whole) ? kanaKey(whole) : null },
    ...{ born: birth_on, phone: phoneDigits(phone) },
  }
}

/** Who is in charge of people who may be the same as one who is being registered, and whom the actor does not see. */
export const alikeElsewhere = (db: Read, { name_key, kana_key, birth_on, phone_digits }: Identity): Promise<string[]> =>
  inChargeElsewhere(db, { name: name_key, kana: kana_key || null, born: birth_on, phone: phone_digits }, false)

/** Who is in charge of the one person who is called so and is not seen, or why nobody is opened. */
export async function seek(
  db: Read,
  sought: Sought,
): Promise<{ inCharge: string } | { refused: LookRefusal; person?: string }> {
  const keys = keysOf(sought)
  const [person] = await seenAs(db, keys)
  if (person) return { refused: 'own', person }
  const [inCharge, ...others] = await inChargeElsewhere(db, keys, true)
  return inCharge === undefined || others.length > 0 ? { refused: 'none' } : { inCharge }
}

/**
 * Opens one person, for the reason and until the end of the day or as long as the city has set; whoever is in charge and
 * one who answers for the staff get a step to look at it. The log of looks has a line of its own with the reason.
 */
export async function begin(
  tx: Tx,
  sought: Sought & { reason: string },
  doing: Doing,
): Promise<{ person: string } | { refused: LookRefusal }> {
  const { by, now, today } = doing
  const { urgentLook } = settingsFrom(await settingsOn(tx, today), SETTINGS)
  const look = { id: newId(), reason: sought.reason, until: lastsUntil(today, urgentLook.days) }
  const person = await beginLook(tx, look, keysOf(sought))
  if (!person) return { refused: 'none' }
  await record(tx, { kind: 'urgent-look.begun', subject: ['person', person], person, by, now, data: { look: look.id } })
  for (const owner of await lookers(tx, person, doing))
    await addStep(
      tx,
      [lookSubject, look.id],
      null,
      { what: 'look', owner, due: addDays(today, urgentLook.review) },
      now,
    )
  const { reason } = sought
  await noteLook(tx, {
    action: 'person.urgent-look',
    subject: ['person', person],
    path: LOOKS,
    requestId: look.id,
    asked: { reason },
  })
  return { person }
}

/** Who looks at it: those in charge of the person and a manager, else a coordinator; never whoever looked. */
async function lookers(tx: Tx, person: string, { by, today }: { by: string; today: Day }): Promise<string[]> {
  const staff = holding(await staffOn(tx, today, person), PERMISSIONS['urgent-looks.see']).filter(({ id }) => id !== by)
  const owners = new Set((await openStepsOfPerson(tx, person)).map(({ owner_id }) => owner_id))
  const inCharge = staff.filter(({ id }) => owners.has(id))
  const answers = holding(staff, ['manager'])[0] ?? holding(staff, ['coordinator'])[0]
  return [...new Set([...inCharge, ...(answers ? [answers] : [])].map(({ id }) => id))]
}

/** Marks a look as looked at and ends the actor's step of it; false where there is none, or it is their own. */
export async function see(tx: Tx, id: string, { by, now }: Doing): Promise<boolean> {
  const look = await lookById(tx, id)
  if (!look || look.account_id === by) return false
  await markSeen(tx, id, by, now)
  for (const step of await openStepsOf(tx, 'urgent_look', id))
    if (step.owner_id === by) await endStep(tx, step.id, { by, at: now, outcome: 'seen' })
  await record(tx, { kind: 'urgent-look.seen', subject: ['urgent_look', id], by, now })
  return true
}
