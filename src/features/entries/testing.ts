import assert from 'node:assert/strict'
import { type Browserless, demoApp } from '../../../seed/testing.ts'

// For tests only: the demo city with staff of several roles, and its entries by what and when they are.

export const PATH = '/staff/entries'

/** The demo city with whoever is named logged in, in that order. */
export async function entryCity<const Who extends readonly string[]>(...who: Who) {
  const demo = await demoApp()
  const { database, municipality, login } = demo
  const staff = (await Promise.all(who.map(login))) as { [At in keyof Who]: Browserless }
  const idOf = (kind: string, day: string) =>
    database.read({ lane: 'job', municipality }, async db => {
      const found = db.selectFrom('entry').select('id').where('kind', '=', kind).where('on_day', '=', day)
      return (await found.executeTakeFirstOrThrow()).id
    })
  const text = async (one: Browserless, path: string): Promise<string> => {
    const response = await one.get(path)
    assert.equal(response.status, 200, path)
    return response.text()
  }
  return { demo, staff, idOf, text }
}
