import assert from 'node:assert/strict'
import { sql } from 'kysely'
import { DEMO_PASSWORD } from '../../../seed/city.ts'
import type { DemoApp } from '../../../seed/testing.ts'
import { browserOf, type Visiting } from '../residents/testing.ts'

// For tests only: browsers that keep their cookies, and who is who.

export async function cityOf(demo: DemoApp) {
  const { database, municipality } = demo
  const inside = { lane: 'job', municipality } as const
  const ask = <T>(query: ReturnType<typeof sql<T>>): Promise<T[]> =>
    database.write(inside, async tx => (await query.execute(tx)).rows as T[])
  const enter = async (login: string): Promise<Visiting> => {
    const browser = browserOf(demo)
    assert.equal((await browser.post('/login', { login, password: DEMO_PASSWORD })).status, 303, login)
    return browser
  }
  const personOf = async (login: string): Promise<string> =>
    (
      await ask(sql<{ id: string }>`
        select g.scope_id::text as id from role_grant g join account a on a.id = g.account_id where a.login = ${login} and g.role = 'resident'`)
    )[0]!.id
  /** Begins to type for somebody as the desk does; gives what was answered. */
  const begin = (browser: Visiting, person: string, more: Record<string, string> = {}) =>
    browser.post(`/staff/people/${person}/standing`, { medium: 'phone', known: 'told', agreed: '1', ...more })
  return { ask, enter, personOf, begin, inside }
}
