import { createAccount, giveHat, hashPassword } from '#features/accounts/index.ts'
import { addAddress } from '#features/residents/join/store.ts'
import { readAddress } from '#features/residents/rules.ts'
import { codeHash } from '#features/residents/sign-in/code.ts'
import { addDelegation } from '#features/standing/delegates/store.ts'
import { addStanding } from '#features/standing/store.ts'
import { addMinutes, startOf } from '#platform/clock.ts'
import { addDays } from '#platform/dates.ts'
import { newId } from '#platform/ids.ts'
import { type City, DELEGATE, DEMO_PASSWORD } from './city.ts'
import { morningOf } from './opportunities.ts'
import type { People } from './people.ts'

/** A daughter who acts for her mother, a helper who has not begun, a brother who comes by a card, and what a counsellor typed on the telephone. */
export async function addStandings(city: City, municipality: string, people: People): Promise<void> {
  const { tx, today, staff } = city
  const mother = people.get('ueki')!
  const day = addDays(today, -20)
  const now = morningOf(day)
  const { login, name, mail } = DELEGATE
  const account = await createAccount(
    tx,
    { login, name, password_hash: await hashPassword(DEMO_PASSWORD), roles: [] },
    null,
    now,
    day,
  )
  await tx.updateTable('account').set({ resident: true }).where('id', '=', account).execute()
  await addAddress(tx, account, readAddress(mail, ['mail'])!, now)
  const until_on = addDays(today, 180)
  const named = (more: {
    number: string
    name: string
    relation: 'child' | 'helper' | 'family'
    may: ('see' | 'act' | 'plan')[]
    born_on?: string
  }) => {
    const id = newId<'delegation'>()
    const code = { code_hash: codeHash(municipality, id, '042718'), code_until: addMinutes(now, 30 * 24 * 60) }
    return {
      id,
      person_id: mother.id,
      until_on,
      made_by: staff['sato']!,
      made_at: now,
      medium: 'visit' as const,
      ...code,
      ...more,
    }
  }
  const daughter = named({ number: '10420001', name, relation: 'child', may: ['see', 'act', 'plan'] })
  await addDelegation(tx, daughter)
  await addDelegation(tx, named({ number: '10420002', name: '松本 恵子', relation: 'helper', may: ['plan'] }))
  // He has no mailbox: by the card of paper he comes in once, and another one is printed for him (合いことば 042718).
  await addDelegation(
    tx,
    named({ number: '10420003', name: '植木 昇', relation: 'family', may: ['see', 'plan'], born_on: '1956-08-15' }),
  )
  await tx.updateTable('delegation').set({ taken_at: now, account_id: account }).where('id', '=', daughter.id).execute()
  const standing = newId<'standing'>()
  await addStanding(tx, {
    ...{ id: standing, person_id: mother.id, account_id: account, door: 'delegate', may: daughter.may },
    ...{ delegation_id: daughter.id, begun_at: now, until_at: startOf(addDays(until_on, 1)) },
  })
  await giveHat(tx, account, { hat: 'delegate', scope: standing }, account, day)
  await addCall(city)
}

/** On the telephone, the day before yesterday: that somebody comes to what they booked was typed at the desk. */
async function addCall({ tx, today, staff }: City): Promise<void> {
  const { id: booking, person_id } = await tx
    .selectFrom('booking')
    .select(['id', 'person_id'])
    .where('person_id', 'is not', null)
    .where('status', '=', 'confirmed')
    .orderBy('code')
    .executeTakeFirstOrThrow()
  const [id, begun_at, person] = [newId<'standing'>(), morningOf(addDays(today, -2)), person_id!]
  await addStanding(tx, {
    ...{ id, person_id: person, account_id: staff['sato']!, door: 'desk', medium: 'phone', known_by: 'told' },
    ...{ session_hash: Buffer.alloc(32), begun_at, until_at: addMinutes(begun_at, 30) },
  })
  await tx
    .updateTable('standing')
    .set({ ended_at: addMinutes(begun_at, 9), ended_as: 'pressed' })
    .where('id', '=', id)
    .execute()
  await tx
    .insertInto('happening')
    .values({
      ...{ id: newId(), kind: 'booking.going', subject_kind: 'booking', subject_id: booking, person_id: person },
      ...{ actor_id: staff['sato']!, at: addMinutes(begun_at, 5), data: '{}', standing_id: id },
    })
    .execute()
}
