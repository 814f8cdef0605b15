import assert from 'node:assert/strict'
import { sql } from 'kysely'
import type { Tx } from '#platform/db.ts'
import { newId } from '#platform/ids.ts'
import { unphrased } from '#ui/testing.ts'
import { type Browserless, demoApp } from '../../../seed/testing.ts'

// For tests only: the demo city, with residents who kept nothing yet.

export const TODAY = '2026-11-21'
export const words = (html: string): string => unphrased(html).replaceAll(/<[^>]+>/g, '')

/** The demo city with its residents, and what is kept of them. */
export async function interestCity() {
  const demo = await demoApp()
  const { database, municipality } = demo
  const inside = <T>(work: (tx: Tx) => Promise<T>) => database.write({ lane: 'job', municipality }, work)
  const personOf = (login: string) =>
    inside(
      async tx =>
        (
          await sql<{ id: string }>`select g.scope_id as id from role_grant g join account a on a.id = g.account_id
            where a.login = ${login}`.execute(tx)
        ).rows[0]!.id,
    )
  const page = async (who: Browserless, path: string, status = 200): Promise<string> => {
    const response = await who.get(path)
    assert.equal(response.status, status, path)
    return response.text()
  }
  /** Sends a form and gives where it leads. */
  const press = async (who: Browserless, path: string, fields: Record<string, string | string[]> = {}) => {
    const response = await who.post(path, { once: newId(), ...fields })
    assert.equal(response.status, 303, `${path}: ${response.status}`)
    return response
  }
  const rows = async <T>(statement: ReturnType<typeof sql>) =>
    inside(async tx => (await statement.execute(tx)).rows as T[])
  const linesOf = async (person: string): Promise<string[]> =>
    (
      await rows<{ line: string }>(
        sql`select concat_ws(' ', kind, nullif(key, ''), nullif(value, ''), medium) as line from interest_line
          where person_id = ${person} order by at, id`,
      )
    ).map(({ line }) => line)
  /** Open activities of a field, by their ids. */
  const openIn = async (category: string): Promise<string[]> =>
    (
      await rows<{ id: string }>(
        sql`select id from opportunity where category = ${category} and status = 'open' order by id`,
      )
    ).map(({ id }) => id)
  return { demo, inside, personOf, page, press, rows, linesOf, openIn }
}
