import pg from 'pg'
import type { Config } from './config.ts'
import { ownersTx } from './db.ts'
import { SetupError } from './errors.ts'
import type { Logins } from './lanes.ts'
import { lockFor, migrate } from './migrate.ts'
import { type Log, openServer, type Server, stopServer } from './postgres/index.ts'
import { appLogins, ensureRoles, type Ways } from './roles.ts'
import { number, rowsOf, text, yes } from './rows.ts'

export const OWNER = 'yui'
export const DATABASE = 'yui'

/** A prepared database: the owner's way in, for migrations and the register of municipalities, and the application's two. */
export type Connected = { owner: pg.ClientConfig; logins: Logins; server: Server | null; applied: string[] }

/** A database that may not be prepared yet: its server where that is ours, who makes roles there, and the owner's way in. */
export type Reached = { server: Server | null; owner: pg.ClientConfig }

/** Starts or adopts the embedded server, or names the one of `DATABASE_URL`; nothing in the database is touched. */
export async function reach(config: Config, log: Log = line => process.stderr.write(`${line}\n`)): Promise<Reached> {
  if (config.databaseUrl) return { server: null, owner: fromUrl(config.databaseUrl) }
  const server = await openServer(config.dataDir, { log })
  return { server, owner: server.config(DATABASE, OWNER) }
}

/** Reaches the database, makes logins and brings the schema up to date. */
export async function connect(config: Config): Promise<Connected> {
  const reached = await reach(config)
  const applied = await prepareReached(reached)
  return { ...reached, logins: await loginsOf(reached.owner), applied }
}

/** Makes what is missing of a database that was reached: all of it, or as far as these migrations. */
export const prepareReached = ({ server, owner }: Reached, migrations?: readonly string[]): Promise<string[]> =>
  prepare(server ? server.config('postgres') : owner, owner, waysOf(owner), server !== null, migrations)

const waysOf = ({ user, password }: pg.ClientConfig): Ways =>
  appLogins({ user: user ?? OWNER, password: typeof password === 'string' ? password : undefined })

/** The application's ways into a prepared database, with the key that only its owner can read. */
export async function loginsOf(owner: pg.ClientConfig, ways: Ways = waysOf(owner)): Promise<Logins> {
  const client = new pg.Client(owner)
  await client.connect()
  try {
    const { key } = await ownersTx(client).selectFrom('claim_key').select('key').executeTakeFirstOrThrow()
    const login = ({ user, password }: Ways['inside']) => ({ ...owner, user, password })
    return { inside: login(ways.inside), outside: login(ways.outside), owner: owner.user!, key: key.toString('hex') }
  } finally {
    await client.end()
  }
}

/** Stops the embedded server when nobody else is using it any more; one elsewhere, or that is gone, is left alone. */
export async function leave(config: Config, { server }: Connected): Promise<void> {
  if (!server) return
  const client = new pg.Client(server.config('postgres'))
  client.on('error', () => {})
  const reached = await client.connect().then(
    () => true,
    () => false,
  )
  if (!reached) return
  const [open] = await rowsOf(ownersTx(client), OPEN)`
    select count(*)::int as others from pg_stat_activity where backend_type = 'client backend' and pid <> pg_backend_pid()`
  await client.end()
  if (open!.others === 0) await stopServer(config.dataDir)
}

const OPEN = { others: number }

/** A connection; refuses with one sentence where nobody answers. */
export async function openClient(config: pg.ClientConfig): Promise<pg.Client> {
  const client = new pg.Client({ ...config, connectionTimeoutMillis: 5000 })
  await client.connect().catch(error => {
    throw new SetupError(
      `データベースにつながりません（${error.message}）。DATABASE_URL の宛先・ユーザー・パスワードと、サーバーが動いているかを確かめてください。`,
    )
  })
  return client
}

/**
 * Makes the owner and its database where the server is ours, then the application's roles and the schema: all of it, or as
 * far as these migrations.
 */
export async function prepare(
  admin: pg.ClientConfig,
  owner: pg.ClientConfig,
  ways: Ways,
  ours: boolean,
  migrations?: readonly string[],
): Promise<string[]> {
  const client = await openClient(admin)
  try {
    await lockFor(client, 'yui prepare')
    if (ours) await makeOwnerAndDatabase(client, owner)
    else await mustSuit(client)
    await ensureRoles(client, owner.user!, ways)
  } finally {
    await client.end()
  }
  return migrate(owner, ways, migrations)
}

/** Refuses, with what to do, a server that is too old and a database that knows no Japanese: letters would be bytes. */
async function mustSuit(client: pg.Client): Promise<void> {
  const [server] = await rowsOf(ownersTx(client), SERVER)`
    select current_database()::text as name, current_setting('server_encoding') as encoding,
      current_setting('server_version_num')::int / 10000 as version`
  const { name, encoding, version } = server!
  if (version < 15)
    throw new SetupError(
      `PostgreSQL ${version}では動きません。DATABASE_URL に、PostgreSQL 15以降のサーバーを指定してください。`,
    )
  if (encoding !== 'UTF8')
    throw new SetupError(
      `データベース「${name}」の文字コードが${encoding}のため、日本語を正しく扱えません。何も変えていません。データベースの管理者に、UTF8のデータベースを作ってもらい、DATABASE_URL をそれに変えてください。` +
        `\n\ncreate database ${pg.escapeIdentifier(`${name}_utf8`)} owner ${pg.escapeIdentifier(client.user!)} encoding 'UTF8' lc_collate 'C' lc_ctype 'C.UTF-8' template template0;`,
    )
}

const SERVER = { name: text(), encoding: text(), version: number }

async function makeOwnerAndDatabase(client: pg.Client, owner: pg.ClientConfig): Promise<void> {
  const [user, database] = [pg.escapeIdentifier(owner.user!), pg.escapeIdentifier(owner.database!)]
  const [there] = await rowsOf(ownersTx(client), THERE)`
    select exists (select from pg_roles where rolname = ${owner.user!}) as role,
      exists (select from pg_database where datname = ${owner.database!}) as database`
  if (!there!.role) await client.query(`create role ${user} login`)
  if (!there!.database) await client.query(`create database ${database} owner ${user}`)
}

const THERE = { role: yes, database: yes }

function fromUrl(address: string): pg.ClientConfig {
  const url = new URL(address)
  const host = url.searchParams.get('host') ?? url.hostname
  return {
    host: host || 'localhost',
    port: Number(url.port || url.searchParams.get('port') || 5432),
    user: decodeURIComponent(url.username) || process.env['USER'] || 'postgres',
    password: decodeURIComponent(url.password),
    database: decodeURIComponent(url.pathname.slice(1)) || 'postgres',
    ...(url.searchParams.get('sslmode') === 'require' ? { ssl: true } : {}),
  }
}
