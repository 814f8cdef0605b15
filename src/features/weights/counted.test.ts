import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { type RawBuilder, sql } from 'kysely'
import type { Read, Tx } from '#platform/db.ts'
import { DEMO_NOW, demoApp } from '../../../seed/testing.ts'
import { LASTING_MONTHS } from './rules.ts'
import { alikeStories } from './store.ts'
import { addHistory } from './testing.ts'

// How many stories are alike is kept (0080); looked up anew it is the same, whoever writes and however many at once.

const { database, municipality } = await demoApp()
const read = <T>(work: (db: Read) => Promise<T>) => database.read({ lane: 'job', municipality }, work)
const write = <T>(work: (tx: Tx) => Promise<T>, keep = true) =>
  database.write({ lane: 'job', municipality }, work, () => keep)

const COUNTED = sql`count(*)::int`
async function same(): Promise<number> {
  const ask = (what: RawBuilder<unknown>, tab: string) =>
    read(
      async db =>
        (
          await sql`select kind, stayed, since::text, ${what} as n from ${sql.table(tab)} group by 1, 2, 3 having ${what} <> 0 order by 1, 2, 3`.execute(
            db,
          )
        ).rows,
    )
  const kept = await ask(sql`sum(count)::int`, 'story_count')
  assert.deepEqual(kept, await ask(COUNTED, 'proposal_story'))
  return kept.length
}

const entries = (verb: string, most: number) =>
  read(async db =>
    (
      await sql<{ id: string }>`select id from proposal_entry where verb = ${verb} order by id limit ${most}`.execute(
        db,
      )
    ).rows.map(({ id }) => id),
  )
const reason = (id: string, why: string | null) => async (tx: Tx) =>
  void (await sql`update proposal_entry set reason = ${why} where id = ${id}`.execute(tx))

describe('the number of proposals of which the same became', () => {
  it('is that of the stories, as the demo and years of history leave it', async () => {
    assert.ok((await same()) > 5)
    const by = await read(db =>
      db.selectFrom('account').select('id').where('login', '=', 'sato').executeTakeFirstOrThrow(),
    )
    await write(tx => addHistory(tx, { by: by.id, now: DEMO_NOW, count: 60, truth: {} }))
    assert.ok((await same()) > 10)
  })

  it('follows a row that is put right, taken out or undone', async () => {
    const [first, second] = await entries('propose', 2)
    await write(reason(first!, 'near'))
    await same()
    await write(reason(first!, 'own-words'), false)
    await same()
    await write(
      async tx =>
        void (await sql`delete from proposal_entry where proposal_id = (select proposal_id from proposal_entry where id = ${second!}) and verb <> 'propose'`.execute(
          tx,
        )),
    )
    await same()
  })

  it('is right after two have written at once, of whom none waited for the other', async () => {
    const [first, second] = await entries('propose', 2)
    await write(async tx => {
      await reason(first!, 'good-place')(tx)
      await write(reason(second!, 'good-place'))
      await reason(first!, 'known-group')(tx)
    })
    await same()
    await write(reason(second!, 'known-group'))
    await same()
  })

  it('comes to as many as there are on the page of the weights', async () => {
    const alike = await read(db => alikeStories(db, '2026-11-21', LASTING_MONTHS))
    const all = await read(
      async db => (await sql<{ n: number }>`select ${COUNTED} as n from proposal_story`.execute(db)).rows[0]!.n,
    )
    assert.equal(
      alike.reduce((sum, { count }) => sum + count, 0),
      all,
    )
    const keys = alike.map(({ count, ...story }) => JSON.stringify(story))
    assert.equal(new Set(keys).size, keys.length)
  })
})
