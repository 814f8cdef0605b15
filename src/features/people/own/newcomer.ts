import { ageOn } from '#platform/ages.ts'
import type { Day } from '#platform/dates.ts'
import type { Read, Tx } from '#platform/db.ts'
import { record } from '#platform/happening.ts'
import { newId } from '#platform/ids.ts'
import type { Accepted, Refused, Submitted } from '#platform/submitted.ts'
import { homeRule, type Lookalike } from '../record/actions.ts'
import { columnsOf, oldEnough, readBasic } from '../record/sections.ts'
import { identityOf, insertPerson, type PersonColumns, peopleLike, takeNumber } from '../record/store.ts'
import { type AgeRule, likenesses, programmeFor } from '../rules.ts'

/** What somebody said of themselves who registers by themselves, as it is stored. */
export type Newcomer = PersonColumns

/**
 * Reads what somebody says of themselves, by the rules by which the desk registers them, in any lane that sees the towns. That
 * they may be known already is nobody's to tell them: the desk is asked afterwards.
 */
export async function readNewcomer(
  db: Read,
  form: Submitted,
  programmes: readonly AgeRule[],
  today: Day,
): Promise<Accepted<Newcomer> | Refused> {
  const [old, home] = [oldEnough(today, programmes), await homeRule(db, form)]
  const typed = readBasic(form, basic => ({ ...old(basic), ...home(basic) }))
  if (!typed.ok) return typed
  const columns = columnsOf(typed.value)
  return {
    ok: true,
    value: { ...columns, programme_id: programmeFor(ageOn(columns.birth_on, today), programmes) },
  }
}

/** People who may be the same as this one, each with why; for the eyes of staff. */
export async function alikeTo(db: Read, person: string): Promise<Lookalike[]> {
  const own = await identityOf(db, person)
  if (!own) return []
  const alike = await peopleLike(db, own)
  return alike.filter(({ id }) => id !== person).map(other => ({ ...other, why: likenesses(own, other) }))
}

/** Adds them as a new person with a number of their own; nothing of anybody is read. The account comes with `registered`. */
export async function addNewcomer(tx: Tx, newcomer: Newcomer, today: Day): Promise<{ id: string; number: number }> {
  const id = newId<'person'>()
  const number = await takeNumber(tx)
  await insertPerson(tx, { ...newcomer, id, number, registered_on: today })
  return { id, number }
}

/** Notes that they registered by themselves, by the account that was made for them. */
export const newcomerRegistered = (
  tx: Tx,
  { id, number }: { id: string; number: number },
  programme: string | null,
  { by, now }: { by: string; now: string },
) =>
  record(tx, {
    ...{ kind: 'person.registered', subject: ['person', id], person: id, by, medium: 'web', now },
    data: { number, programme },
  })
