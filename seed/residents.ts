import { createAccount, giveHat, hashPassword } from '#features/accounts/index.ts'
import { giveStep } from '#features/residents/check/actions.ts'
import { addAddress, addRegistration } from '#features/residents/join/store.ts'
import { readAddress } from '#features/residents/rules.ts'
import { addChange } from '#features/residents/ways/store.ts'
import { askOwn, giveWishStep } from '#features/residents/wishes/actions.ts'
import { addDays } from '#platform/dates.ts'
import { type City, DEMO_PASSWORD, RESIDENTS } from './city.ts'
import { morningOf } from './opportunities.ts'
import type { People } from './people.ts'

/** Residents of the cast who come in by themselves; one of them registered so, and the desk has still to look who she is. */
export async function addResidents(city: City, people: People): Promise<void> {
  const password_hash = await hashPassword(DEMO_PASSWORD)
  for (const { login, mail, daysAgo, registered, asks } of RESIDENTS) {
    const person = people.get(login)
    if (!person) throw new Error(`no ${login} in the cast`)
    const { id, sample } = person
    const day = addDays(city.today, -daysAgo)
    const now = morningOf(day)
    const name = `${sample.family} ${sample.given}`
    const account = await createAccount(city.tx, { login, name, password_hash, roles: [] }, null, now, day)
    await city.tx.updateTable('account').set({ resident: true }).where('id', '=', account).execute()
    await giveHat(city.tx, account, { hat: 'resident', scope: id }, account, day)
    await addAddress(city.tx, account, readAddress(mail, ['mail'])!, now)
    if (login === 'ueki') await addWays(city, account)
    if (asks) {
      await askOwn(city.tx, id, { kind: 'correct', words: asks }, { by: account, now, today: day })
      const [wish] = await ownWishesOf(city, id)
      await giveWishStep(city.tx, wish!, now)
    }
    if (!registered) continue
    const registration = await addRegistration(city.tx, { person_id: id, account_id: account, at: now })
    await giveStep(city.tx, registration, now)
  }
}

/** She had another mailbox for a time. */
async function addWays({ tx, today }: City, account: string): Promise<void> {
  const [before, now] = [addDays(today, -20), morningOf(today)]
  await addAddress(tx, account, readAddress('mayumi@example.jp', ['mail'])!, morningOf(before))
  await tx
    .updateTable('sign_in_address')
    .set({ ended_at: now })
    .where('account_id', '=', account)
    .where('key', '=', 'mayumi@example.jp')
    .execute()
  await addChange(tx, {
    account_id: account,
    way: 'mail',
    act: 'added',
    shown: 'mayumi@example.jp',
    at: morningOf(before),
  })
  await addChange(tx, { account_id: account, way: 'mail', act: 'removed', shown: 'mayumi@example.jp', at: now })
}

const ownWishesOf = async ({ tx }: City, person: string): Promise<string[]> =>
  (await tx.selectFrom('data_wish').select('id').where('person_id', '=', person).execute()).map(({ id }) => id)
