import assert from 'node:assert/strict'
import type { Read, Tx } from '#platform/db.ts'
import { newId } from '#platform/ids.ts'
import { DEMO_PASSWORD } from '../../../../seed/city.ts'
import { type Browserless, browserless, demoApp } from '../../../../seed/testing.ts'
import { createAccount } from '../actions.ts'
import type { Role } from '../rules.ts'

// For tests only: accounts of the demo city as its administrator sees them.

export const CHOSEN = '図書館の本を棚にもどす朝の時間'

/** The demo city with its administrator, and the ways in which the tests look at accounts. */
export async function administered() {
  const city = await demoApp()
  const { database, municipality, visitor, app } = city
  const scope = { lane: 'job', municipality } as const
  const read = <T>(work: (db: Read) => Promise<T>) => database.read(scope, work)
  const write = <T>(work: (tx: Tx) => Promise<T>) => database.write(scope, work)
  const idOf = (login: string) =>
    read(
      async db => (await db.selectFrom('account').select('id').where('login', '=', login).executeTakeFirstOrThrow()).id,
    )
  const told = (id: string) =>
    read(async db =>
      (await db.selectFrom('happening').select('kind').where('subject_id', '=', id).orderBy('id').execute()).map(
        one => one.kind,
      ),
    )
  /** A colleague with the password of the demo. */
  const colleague = (login: string, roles: readonly Role[], from = '2026-04-01') =>
    write(async tx => {
      const { password_hash } = await tx
        .selectFrom('account')
        .select('password_hash')
        .where('login', '=', 'sato')
        .executeTakeFirstOrThrow()
      return createAccount(tx, { login, name: login, password_hash: password_hash!, roles }, null, city.clock.now, from)
    })
  const tryIn = (login: string, password = DEMO_PASSWORD) => visitor.post('/login', { login, password })
  const cookiesOf = (response: Response) =>
    response.headers
      .getSetCookie()
      .map(line => line.split(';')[0])
      .join('; ')
  /** Logs in whoever may. */
  const enter = async (login: string, password = DEMO_PASSWORD): Promise<Browserless> => {
    const response = await tryIn(login, password)
    assert.equal(response.status, 303, login)
    return browserless(app, cookiesOf(response))
  }
  const kanri = await city.login('kanri')
  const verb = (who: Browserless, id: string, path: string, fields: Record<string, string> = {}) =>
    who.post(`/staff/accounts/${id}${path}`, { once: newId(), ...fields })
  /** The path of the link that stands on the sheet. */
  const linkIn = async (response: Response): Promise<string> => {
    assert.equal(response.status, 200)
    return /\/accounts\/at\/[\w-]{43}/.exec(await response.text())![0]
  }
  const invite = (login: string, fields: Record<string, string> = {}) =>
    kanri.post('/staff/accounts/new', {
      ...{ once: newId(), name: '新しい人', login, roles: 'counsellor', from: '令和8年11月21日', until: '' },
      ...fields,
    })
  return { ...city, read, write, idOf, told, colleague, tryIn, cookiesOf, enter, kanri, verb, linkIn, invite }
}
