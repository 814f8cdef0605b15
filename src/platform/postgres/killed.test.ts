import assert from 'node:assert/strict'
import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import { openServer } from './index.ts'
import { ask, ended, openElsewhere, scratch, startApplication } from './testing.ts'

const timeout = 120_000

test('when the server was killed, the next ones to come start it again, once, and nothing committed is lost', {
  timeout,
}, async t => {
  const dataDir = scratch(t)
  const first = await openServer(dataDir)
  await ask(first, 'create table t as select 1 as n')
  // What computes when its server is killed goes on to the end of the query, and holds the memory of the old server.
  const busy = ask(first, 'do $$ begin for i in 1..60000000 loop end loop; end $$').catch(() => {})
  while (!(await ask(first, `select count(*)::int from pg_stat_activity where query like 'do %'`))) await sleep(5)
  process.kill(first.pid, 'SIGKILL')
  const all = await Promise.all(Array.from({ length: 3 }, () => openElsewhere(t, dataDir)))
  const servers = all.map(({ server, refused }) => server ?? assert.fail(refused))
  assert.equal(servers.filter(({ started }) => started).length, 1)
  assert.deepEqual(await Promise.all(servers.map(server => ask(server, 'select n from t'))), [1, 1, 1])
  await busy
})

test('when a backend was killed, the server recovers by itself', { timeout }, async t => {
  const dataDir = scratch(t)
  const server = await openServer(dataDir)
  await ask(server, 'create table t as select 1 as n')
  const backend = ask(server, 'select pg_sleep(300)')
  const pid = async () =>
    ask(server, `select pid from pg_stat_activity where query like '%pg_sleep(300)' and pid <> pg_backend_pid()`)
  let victim: unknown
  while (!victim) victim = await pid()
  process.kill(Number(victim), 'SIGKILL')
  await assert.rejects(backend)
  assert.equal(await untilAnswered(dataDir, 'select n from t'), 1)
  const again = await openServer(dataDir)
  assert.deepEqual([again.started, again.pid], [false, server.pid])
})

/** Asks until there is an answer: whoever gets in before the server has noticed that one of its own is gone is thrown out with all others. */
async function untilAnswered(dataDir: string, sql: string): Promise<unknown> {
  for (const until = performance.now() + 30_000; ; await sleep(50))
    try {
      return await ask(await openServer(dataDir), sql)
    } catch (error) {
      if (performance.now() > until) throw error
    }
}

test('when the application was killed with all that its terminal started, its server lives on and the next application adopts it', {
  timeout,
}, async t => {
  const dataDir = scratch(t)
  const { server, app } = await openElsewhere(t, dataDir)
  assert.ok(server)
  await ask(server, 'create table t as select 1 as n')
  process.kill(-app.pid!, 'SIGKILL')
  await ended(app)
  const next = await openServer(dataDir)
  assert.deepEqual([next.started, next.pid], [false, server.pid])
  assert.equal(await ask(next, 'select n from t'), 1)
})

test('when the first start was killed at any moment, the next one makes the data anew', { timeout }, async t => {
  let unfinished = 0
  for (const afterMs of [0, 150, 350, 550, 750]) {
    const dataDir = scratch(t)
    const app = startApplication(t, dataDir)
    const begun = () => existsSync(dataDir) && readdirSync(dataDir).some(name => name.startsWith('postgres'))
    while (!begun()) await sleep(5)
    await sleep(afterMs)
    app.kill('SIGKILL')
    await ended(app)
    if (!existsSync(join(dataDir, 'postgres'))) unfinished++
    const server = await openServer(dataDir)
    assert.equal(await ask(server, 'select 1'), 1)
    assert.deepEqual(
      readdirSync(dataDir).filter(name => name.includes('partial')),
      [],
    )
  }
  t.diagnostic(`${unfinished} of 5 were killed before the data was whole`)
  assert.ok(unfinished > 0)
})
