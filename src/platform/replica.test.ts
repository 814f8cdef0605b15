import assert from 'node:assert/strict'
import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { appendFileSync, chmodSync, chownSync, cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { findBinaries } from './postgres/binaries.ts'
import { serverAccount } from './postgres/processes.ts'
import { openReplica, type Replica } from './replica.ts'

// Two servers of our own: one that is written to, and one that follows it.

const home = mkdtempSync(join(tmpdir(), 'yui-replica-'))
const account = serverAccount(home)
const bin = join(findBinaries(account), 'bin')
const owned = (dir: string) => {
  mkdirSync(dir, { mode: 0o700 })
  if (account) chownSync(dir, account.uid, account.gid)
  return dir
}
if (account) chmodSync(home, 0o711)
const servers: ChildProcess[] = []

/** Starts the server of a folder; its socket stands in the folder beside it. */
async function start(dir: string): Promise<ChildProcess> {
  const settings = ['-k', `${dir}.socket`, '-c', 'listen_addresses=', '-c', 'shared_buffers=16MB', '-c', 'fsync=off']
  const server = spawn(join(bin, 'postgres'), ['-D', dir, ...settings], { ...account, cwd: dir, stdio: 'ignore' })
  servers.push(server)
  const answers = () =>
    query(dir, 'select 1').then(
      () => true,
      () => false,
    )
  while (!(await answers())) await sleep(20)
  return server
}

const at = (dir: string) => ({ host: `${dir}.socket`, port: 5432, user: 'postgres', database: 'postgres' })

async function query(dir: string, text: string): Promise<unknown> {
  const client = new pg.Client(at(dir))
  client.on('error', () => {})
  await client.connect()
  return client.query({ text, rowMode: 'array' }).then(
    async ({ rows }) => {
      await client.end()
      return rows?.[0]?.[0]
    },
    async error => {
      await client.end()
      throw error
    },
  )
}

const killed = async (server: ChildProcess) => {
  const gone = once(server, 'exit')
  server.kill('SIGKILL')
  await gone
}

const [first, second] = [join(home, 'first'), join(home, 'second')]
test.after(async () => {
  for (const server of servers)
    if (server.exitCode === null && server.signalCode === null) {
      server.kill('SIGCONT')
      await killed(server)
    }
  rmSync(home, { recursive: true, force: true, maxRetries: 9 })
})

for (const dir of [first, `${first}.socket`, `${second}.socket`]) owned(dir)
execFileSync(join(bin, 'initdb'), ['-D', first, '-U', 'postgres', '-A', 'trust', '-E', 'UTF8', '-N'], {
  ...{ ...account, cwd: first, stdio: 'ignore', env: { LC_ALL: 'C' } },
})
cpSync(first, second, { recursive: true })
writeFileSync(join(second, 'standby.signal'), '')
appendFileSync(
  join(second, 'postgresql.conf'),
  `primary_conninfo = 'host=${first}.socket user=postgres'\nwal_retrieve_retry_interval = 100ms\n`,
)
if (account) execFileSync('chown', ['-R', `${account.uid}:${account.gid}`, second])
chmodSync(second, 0o700)
await start(first)
let follower = await start(second)
await query(first, `create table seen (n int); insert into seen values (1)`)

/** Who answers, and what: the one that follows is in recovery for ever. */
const WHO = `select pg_is_in_recovery() || ' ' || (select max(n) from seen) as who`
const written = async () => Number(await query(first, `select pg_current_wal_lsn() - '0/0'::pg_lsn`))
const ask = (replica: Replica) =>
  replica.read(
    async pool => {
      const client = await pool.connect('a')
      return client.query(WHO).then(
        ({ rows }) => {
          client.release()
          return rows[0].who
        },
        error => {
          client.release(error)
          throw error
        },
      )
    },
    () => query(first, WHO) as Promise<string>,
  )
/** Asks until it answers so; every answer before is one of the primary or of the replica, and none fails. */
async function until(replica: Replica, answer: string): Promise<void> {
  for (let seen = ''; seen !== answer; ) {
    seen = await ask(replica)
    await sleep(20)
  }
}

test('what everybody may see is read from the replica while it follows, and from the primary when it does not', {
  timeout: 60_000,
}, async () => {
  const told: boolean[] = []
  const replica = openReplica(
    at(first),
    { replica: at(second), stale: 1000, told: serves => told.push(serves) },
    written,
  )!
  await until(replica, 'true 1')
  assert.ok(replica.state().lag! < 1)
  await query(first, 'insert into seen values (2)')
  await until(replica, 'true 2')

  // It goes on answering, and shows nothing newer.
  await query(second, 'select pg_wal_replay_pause()')
  await query(first, 'insert into seen values (3)')
  await until(replica, 'false 3')
  assert.ok(replica.state().lag! >= 1)
  await query(second, 'select pg_wal_replay_resume()')
  await until(replica, 'true 3')

  await killed(follower)
  assert.equal(await ask(replica), 'false 3')
  follower = await start(second)
  await until(replica, 'true 3')

  // Nobody answers, nobody refuses either.
  follower.kill('SIGSTOP')
  execFileSync('pkill', ['-STOP', '-P', String(follower.pid)])
  assert.equal(await ask(replica), 'false 3')
  execFileSync('pkill', ['-CONT', '-P', String(follower.pid)])
  follower.kill('SIGCONT')
  await until(replica, 'true 3')

  // With the primary away nothing newer is to be had: visitors see what was.
  await killed(servers[0]!)
  await sleep(1500)
  assert.equal(await ask(replica), 'true 3')
  await replica.close()
  assert.deepEqual(told, [true, false, true, false, true, false, true])
})
