import { closed } from '#platform/closed.ts'
import { keyFor } from '#platform/secret.ts'
import { administered } from '../admin/testing.ts'
import { newSecret } from './actions.ts'
import { newSpares, spareHash } from './spares.ts'
import { addApp } from './store.ts'
import { codeAt, fromBase32, stepAt } from './totp.ts'

// For tests only: people of the demo city with a second factor.

/** The demo city, and the ways in which the tests go through a login of two steps. */
export async function guarded() {
  const city = await administered()
  const { database, municipality, clock, visitor, idOf, cookiesOf } = city
  /** What the app of this secret shows now, or so many half minutes later. */
  const codeOf = (secret: string, steps = 0) => codeAt(fromBase32(secret), stepAt(clock.now) + steps)
  /** Gives an account a second factor, as if it had set one up long ago. */
  const guard = async (login: string) => {
    const account = await idOf(login)
    const [secret, spares] = [newSecret(), newSpares()]
    const factor = {
      account_id: account,
      secret: closed(secret, keyFor('second factor', municipality, account)),
      last_step: 0,
      codes: spares.map(spare => spareHash(municipality, account, spare)),
      set_at: clock.now,
    }
    await database.write({ lane: 'entry', municipality }, tx => addApp(tx, factor))
    return { account, secret, spares }
  }
  /** The second step, with the cookies of the first. */
  const second = (first: Response, fields: Record<string, string>, path = '/login/code') =>
    visitor.post(path, { next: '/staff', ...fields }, { cookie: cookiesOf(first) })
  return { ...city, codeOf, guard, second }
}
