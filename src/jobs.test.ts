import assert from 'node:assert/strict'
import { test } from 'node:test'
import pg from 'pg'
import { testDatabase } from '#platform/testing.ts'
import { loadJobs } from './features.ts'

const { owner } = await testDatabase()
const { jobs, listeners } = await loadJobs()

/** Which job the database plans with which kind of happening. */
async function planned(): Promise<string[]> {
  const client = new pg.Client(owner)
  await client.connect()
  // Who acted for whom is marked by a trigger too, which plans nothing.
  const { rows } = await client.query<{ line: string }>(
    `select pg_get_triggerdef(oid) as line from pg_trigger where tgrelid = 'happening'::regclass and not tgisinternal
      and tgname <> 'mark_standing'`,
  )
  await client.end()
  const lines = rows.map(({ line }) => {
    const found = /WHEN \(\(new\.kind = '(.+?)'::text\)\) EXECUTE FUNCTION plan_happening_job\('(.+)'\)/.exec(line)
    return found ? `${found[1]} → ${found[2]}` : line
  })
  return lines.sort()
}

const call = async (sql: string) => {
  const client = new pg.Client(owner)
  await client.connect()
  await client.query(sql)
  await client.end()
}

test('the database plans what the nouns declare that they listen to, and nothing else', async () => {
  const declared = listeners.map(({ hears, name }) => `${hears} → ${name}`)
  assert.deepEqual(await planned(), declared.toSorted())
})

test('a migration begins to listen and ends it', async () => {
  const before = await planned()
  await call(`call listen('proposal.decide', 'points-decided')`)
  assert.deepEqual(await planned(), [...before, 'proposal.decide → points-decided'].sort())
  await call(`call unlisten('proposal.decide', 'points-decided')`)
  assert.deepEqual(await planned(), before)
})

test('no two jobs have one name, and each fits the name of a queue', () => {
  const names = [...jobs, ...listeners].map(({ name }) => name)
  assert.equal(new Set(names).size, names.length)
  for (const name of names) assert.match(name, /^[a-z][a-z-]{1,30}$/)
})
