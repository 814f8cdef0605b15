import { addResidentAccount } from '#features/accounts/index.ts'
import { addNewcomer, fullKana, fullName, type Newcomer, newcomerRegistered } from '#features/people/index.ts'
import type { Tx } from '#platform/db.ts'
import { record } from '#platform/happening.ts'
import type { Ask } from '#platform/page.ts'
import { enterAs } from '../sign-in/actions.ts'
import type { SignIn } from '../sign-in/store.ts'
import { addAddress, addRegistration } from './store.ts'

/**
 * Registers somebody as a new person with an account of their own, and lets them in. In the lane of the entry, which adds and
 * reads nobody: whether the desk knows them already it is asked afterwards, and until it has answered they see nothing but
 * what they say themselves. Pressed twice it is one registration.
 */
export async function join(tx: Tx, ask: Ask, row: SignIn, newcomer: Newcomer, remember: boolean) {
  const account = row.account_id ?? (await register(tx, ask, row, newcomer))
  return enterAs(tx, ask, row, account, remember)
}

async function register(tx: Tx, ask: Ask, row: SignIn, newcomer: Newcomer): Promise<string> {
  const { now, today } = ask
  const person = await addNewcomer(tx, newcomer, today)
  const name = fullName(newcomer) || fullKana(newcomer)
  const account = await addResidentAccount(tx, { person: person.id, name }, { now, today })
  await addAddress(tx, account, row, now)
  await newcomerRegistered(tx, person, newcomer.programme_id, { by: account, now })
  const registration = await addRegistration(tx, { person_id: person.id, account_id: account, at: now })
  await record(tx, {
    ...{ kind: 'registration.made', subject: ['registration', registration], person: person.id },
    ...{ by: account, medium: 'web', now },
    data: { number: person.number },
  })
  return account
}
