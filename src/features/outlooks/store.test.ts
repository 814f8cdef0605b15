import assert from 'node:assert/strict'
import { before, describe, test } from 'node:test'
import { sql } from 'kysely'
import { newId } from '#platform/ids.ts'
import { demoApp } from '../../../seed/testing.ts'
import { moveSheet, removeSheet } from './store.ts'

// What becomes of the sheet of somebody who registered anew and is found to be known.

const { database, municipality } = await demoApp()
const inside = { lane: 'job', municipality } as const
let [account, double, known, nobody]: string[] = []

before(() =>
  database.write(inside, async tx => {
    const ids = async (query: ReturnType<typeof sql<{ id: string }>>) =>
      (await query.execute(tx)).rows.map(({ id }) => id)
    account = (await ids(sql`select id from account where login = 'sato'`))[0]!
    ;[double, known, nobody] =
      await ids(sql`select id from person p where not exists (select from outlook_page o where o.person_id = p.id)
      and not exists (select from registration r where r.person_id = p.id) order by number limit 3`)
    await sql`insert into registration (id, person_id, account_id, at) values (${newId()}, ${double}, ${account}, now())`.execute(
      tx,
    )
  }),
)

const write = (person: string, page: string, note: string, at: string) =>
  database.write(inside, tx =>
    sql`insert into outlook_page (person_id, page, answers, note, version, medium, by_account, at)
      values (${person}, ${page}, '{}', ${note}, 1, 'web', ${account}, ${at})`.execute(tx),
  )
const notes = (person: string) =>
  database.read(inside, async db =>
    (
      await db
        .selectFrom('outlook_page')
        .select(['page', 'note'])
        .where('person_id', '=', person)
        .orderBy('page')
        .execute()
    ).map(({ page, note }) => `${page} ${note}`),
  )

describe('whoever registered anew and is known', () => {
  test('keeps their sheet, and of a page that was written twice the later one', async () => {
    await write(double!, 'liked', 'new', '2026-11-20T01:00:00Z')
    await write(double!, 'can', 'old', '2026-11-01T01:00:00Z')
    await write(double!, 'health', 'only', '2026-11-20T01:00:00Z')
    await write(known!, 'liked', 'old', '2026-10-01T01:00:00Z')
    await write(known!, 'can', 'new', '2026-11-10T01:00:00Z')
    await database.write({ lane: 'staff', municipality }, tx => moveSheet(tx, double!, known!))
    assert.deepEqual(await notes(double!), [])
    assert.deepEqual(await notes(known!), ['can new', 'health only', 'liked new'])
  })

  test('gets nothing of somebody who did not register by themselves', async () => {
    await write(nobody!, 'liked', 'mine', '2026-11-20T01:00:00Z')
    await database.write({ lane: 'staff', municipality }, tx => moveSheet(tx, nobody!, known!))
    assert.deepEqual(await notes(nobody!), ['liked mine'])
  })
})

test('what is taken away is gone as a whole, and only of that person', async () => {
  const remove = (person: string) => database.write({ lane: 'staff', municipality }, tx => removeSheet(tx, person))
  assert.equal(await remove(known!), true)
  assert.equal(await remove(known!), false)
  assert.deepEqual(await notes(known!), [])
  assert.deepEqual(await notes(nobody!), ['liked mine'])
})
