import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { appendFileSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as after } from 'node:timers/promises'
import pg from 'pg'
import { appLogins } from '#platform/roles.ts'

// The servers that a deployment has, of Debian's packages (postgresql, pgbouncer), on loopback and for the length of a
// measurement. Run as root, as Debian's own scripts are: each server runs as its account `postgres`.

export const HOME = join(tmpdir(), 'yui-many')
const PORTS = { primary: 5470, standby: 5471, pooler: 6470 } as const
export const ADDRESS = {
  primary: `127.0.0.1:${PORTS.primary}`,
  standby: `127.0.0.1:${PORTS.standby}`,
  pooler: `127.0.0.1:${PORTS.pooler}`,
} as const
export const OWNER = 'yui'

/** Longer than this no server takes to start. */
export const PATIENCE_MS = 60_000

const LIB = '/usr/lib/postgresql'
const VERSION = existsSync(LIB) ? readdirSync(LIB).sort().at(-1) : undefined

/** Why nothing can be measured here; null where it can. */
export const missing = (): string | null =>
  process.getuid?.() !== 0
    ? 'this needs root, as the scripts of Debian do'
    : VERSION === undefined
      ? 'this needs Debian’s package postgresql'
      : null

const bin = (name: string) => join(LIB, VERSION!, 'bin', name)
/** The account of Debian's package. (Not by `runuser`: that stops for good where its server is stopped for a while.) */
const asPostgres = () => {
  const [uid, gid] = ['-u', '-g'].map(of => Number(execFileSync('id', [of, 'postgres'], { encoding: 'utf8' })))
  return { uid: uid!, gid: gid!, cwd: '/' }
}
const run = (command: string, args: readonly string[]): void => {
  execFileSync(command, args, { ...asPostgres(), stdio: ['ignore', 'ignore', 'pipe'] })
}
const folder = (name: string) => {
  mkdirSync(HOME, { recursive: true, mode: 0o755 })
  return join(HOME, name)
}

const SETTINGS = [
  ...[
    'shared_buffers=512MB',
    'max_connections=100',
    'max_wal_size=2GB',
    'wal_level=replica',
    'listen_addresses=127.0.0.1',
  ],
  ...['unix_socket_directories=', 'hot_standby=on', 'jit=off', 'log_min_messages=fatal', 'autovacuum_naptime=20s'],
]

export const config = (port: number, user: string, database: string) => ({ host: '127.0.0.1', port, user, database })
/** The way in of the owner, and of the administrator of the server. */
export const owner = (database: string, port: number = PORTS.primary) => config(port, OWNER, database)
export const admin = (database: string, port: number = PORTS.primary) => config(port, 'postgres', database)
export const urlOf = (database: string) => `postgres://${OWNER}@${ADDRESS.primary}/${database}`

/** One query as the administrator. */
export async function ask<T extends object>(database: string, sql: string, port: number = PORTS.primary): Promise<T[]> {
  const client = new pg.Client(admin(database, port))
  client.on('error', () => {})
  await client.connect()
  try {
    return (await client.query<T>(sql)).rows
  } finally {
    await client.end()
  }
}

export type Running = { port: number; pid: () => number; stop: () => Promise<void>; kill: () => void }

/** A PostgreSQL of a folder, when it answers. */
async function postgres(dir: string, port: number): Promise<Running> {
  const given = [...SETTINGS, `port=${port}`].flatMap(setting => ['-c', setting])
  const child = spawn(bin('postgres'), ['-D', dir, ...given], { ...asPostgres(), stdio: 'ignore', detached: true })
  const pid = () => Number(readFileSync(join(dir, 'postmaster.pid'), 'utf8').split('\n')[0])
  for (let tries = 0; ; tries++) {
    const answers = await ask('postgres', 'select 1', port).then(
      () => true,
      () => false,
    )
    if (answers) break
    if (tries > 600 || child.exitCode !== null) throw new Error(`no PostgreSQL on ${port}`)
    await after(100)
  }
  return {
    ...{ port, pid, kill: () => process.kill(pid(), 'SIGKILL') },
    stop: async () => {
      const gone = child.exitCode === null && child.signalCode === null ? once(child, 'exit') : null
      if (gone) process.kill(pid(), 'SIGINT')
      await gone
    },
  }
}

/** The primary; its data stays for the next run. */
export async function primary(): Promise<Running> {
  const dir = folder('primary')
  if (!existsSync(join(dir, 'PG_VERSION'))) {
    execFileSync('install', ['-d', '-o', 'postgres', '-m', '700', dir])
    run(bin('initdb'), ['-D', dir, '-A', 'trust', '-E', 'UTF8', '--locale=C.UTF-8', '-N'])
  }
  const server = await postgres(dir, PORTS.primary)
  await ask(
    'postgres',
    `do $$ begin create role ${OWNER} login createrole; exception when duplicate_object then null; end $$`,
  )
  return server
}

/** A replica that follows the primary, from a fresh base backup. */
export async function standby(): Promise<Running> {
  const dir = folder('standby')
  rmSync(dir, { recursive: true, force: true })
  execFileSync('install', ['-d', '-o', 'postgres', '-m', '700', dir])
  run(bin('pg_basebackup'), [
    '-D',
    dir,
    '-R',
    '-X',
    'stream',
    '-c',
    'fast',
    '-h',
    '127.0.0.1',
    '-p',
    `${PORTS.primary}`,
  ])
  return again()
}

/** The same replica, started again. */
export const again = (): Promise<Running> => postgres(folder('standby'), PORTS.standby)

/** PgBouncer in front of the primary, set as ops/pgbouncer.ini says but for the ports, the folder and the passwords. */
export async function pooler(): Promise<Running> {
  const dir = folder('pooler')
  execFileSync('install', ['-d', '-o', 'postgres', '-m', '700', dir])
  const said = readFileSync(join(import.meta.dirname, '../../ops/pgbouncer.ini'), 'utf8')
  const ini = said
    .replace('port=5432', `port=${PORTS.primary}`)
    .replace('listen_port = 6432', `listen_port = ${PORTS.pooler}`)
    .replaceAll(/^auth_(user|query).*$/gm, '')
    .replace('auth_type = scram-sha-256', 'auth_type = trust\nunix_socket_dir =')
    .replace(/^auth_file.*$/m, `auth_file = ${dir}/users.txt`)
    .replaceAll('/var/log/postgresql', dir)
    .replaceAll('/var/run/postgresql', dir)
  const { inside, outside } = appLogins({ user: OWNER })
  writeFileSync(join(dir, 'users.txt'), [inside, outside].map(({ user }) => `"${user}" ""\n`).join(''))
  writeFileSync(join(dir, 'pgbouncer.ini'), ini)
  // One that was killed left its number.
  rmSync(join(dir, 'pgbouncer.pid'), { force: true })
  const child: ChildProcess = spawn('/usr/sbin/pgbouncer', [join(dir, 'pgbouncer.ini')], {
    ...{ ...asPostgres(), stdio: 'ignore', detached: true },
  })
  await listens(PORTS.pooler, () => child.exitCode === null && child.signalCode === null, join(dir, 'pgbouncer.log'))
  const pid = () => Number(readFileSync(join(dir, 'pgbouncer.pid'), 'utf8'))
  return {
    ...{ port: PORTS.pooler, pid, kill: () => process.kill(pid(), 'SIGKILL') },
    stop: async () => {
      const gone = child.exitCode === null && child.signalCode === null ? once(child, 'exit') : null
      if (gone) process.kill(pid(), 'SIGTERM')
      await gone
    },
  }
}

/** Waits until somebody listens at a port; throws with the end of the log where it ends before, or takes too long. */
export async function listens(port: number, alive: () => boolean, log: string): Promise<void> {
  for (const since = performance.now(); performance.now() - since < PATIENCE_MS && alive(); await after(50)) {
    const socket = connect(port, '127.0.0.1')
    const there = await once(socket, 'connect').then(
      () => true,
      () => false,
    )
    socket.destroy()
    if (there) return
  }
  throw new Error(`nobody listens at ${port}: ${existsSync(log) ? readFileSync(log, 'utf8').slice(-500) : ''}`)
}

/** What a figure of this machine is worth: others work on it too. */
export const note = (line: string): void => appendFileSync(join(HOME, 'notes.log'), `${line}\n`)
