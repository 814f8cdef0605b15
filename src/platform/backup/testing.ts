import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { mkdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { brotliDecompressSync, constants } from 'node:zlib'
import pg from 'pg'
import type { Config } from '../config.ts'
import { connect, DATABASE } from '../connect.ts'
import { SetupError } from '../errors.ts'
import { type Ends, scratch } from '../postgres/testing.ts'
import { registerMunicipality } from '../register.ts'

// For tests only.

/** An installation whose data is in this folder. */
export const configOf = (dataDir: string): Config => ({ mode: 'production', port: 0, dataDir, proxies: 0 })

/** Works on the database of an installation past row-level security. */
export async function asSuperuser<T>(config: Config, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const { server } = await connect(config)
  return on(server!.config(DATABASE), work)
}

/** Works on a database over a connection of its own. */
export async function on<T>(config: pg.ClientConfig, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client(config)
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}

/** Every table with its number of rows and a hash of all that they say; the key of the claims and the numbers of transactions are each installation's own. */
export async function contentsOf(client: pg.Client): Promise<string[]> {
  const tables = await client.query<{ name: string }>(
    `select relname as name from pg_class where relkind = 'r' and relnamespace = 'public'::regnamespace and relname <> 'claim_key' order by 1`,
  )
  const lines: string[] = []
  for (const { name } of tables.rows) {
    const columns = name === 'schema_migration' ? 'name, checksum' : '*'
    const { rows } = await client.query(
      `select count(*) || ' ' || coalesce(md5(string_agg(j::text, chr(10) order by j::text)), '') as line from (select to_jsonb(t) - 'tx' as j from (select ${columns} from ${name}) t) j`,
    )
    lines.push(`${name} ${rows[0].line}`)
  }
  return lines
}

export const contents = (config: Config): Promise<string[]> => asSuperuser(config, contentsOf)

const HARD = 'タブ\tと改行\nと逆斜線\\と\\N、𠮷野家、葛󠄀、引用符"\''

/** Two municipalities with rows that are hard to write down, in a prepared database; `root` goes round row-level security. */
export async function fill(owner: pg.ClientConfig, root: pg.ClientConfig): Promise<void> {
  for (const [code, name] of [
    ['122173', '柏市'],
    ['122076', '松戸市'],
  ] as const)
    await registerMunicipality(owner, {
      ...{ code, name, prefecture: '千葉県', host: `${code}.example.jp`, desk_name: HARD, desk_phone: '04-7000-0000' },
      ...{ desk_hours: '平日', desk_address: '柏'.repeat(100_000), lat: 35.86, lng: 139.97 },
    })
  await on(root, async client => {
    await client.query(
      `insert into login_attempt (municipality_id, id, login, at, ok)
       select m.id, gen_random_uuid(), $1 || n, '2026-11-21T01:02:03.456789Z', n % 2 = 0 from municipality m, generate_series(1, 5000) n`,
      [HARD],
    )
    await client.query(
      `insert into happening (municipality_id, id, kind, subject_kind, subject_id, at, data)
       select id, gen_random_uuid(), 'plan.moved', 'plan', gen_random_uuid(), '2026-11-21T01:02:03.456789Z', '{"from": null}' from municipality`,
    )
  })
}

/** Two such municipalities on an embedded server of their own. */
export async function filled(t: Ends): Promise<Config> {
  const config = configOf(scratch(t))
  const { owner, server } = await connect(config)
  await fill(owner, server!.config(DATABASE))
  return config
}

/** Asserts that somebody is refused with one sentence, and with no error. */
export const refuses = (work: Promise<unknown>, sentence: RegExp) =>
  assert.rejects(work, (error: unknown) => {
    assert.ok(error instanceof SetupError, String(error))
    assert.match(error.message, sentence)
    return true
  })

/**
 * Lays out what the version of November 2026, the last one before the lanes, wrote of the demo city: its backup or its data
 * folder. The write-ahead log of the data folder is empty but for the checkpoint of its stop.
 */
export function layOut(kept: 'backup' | 'backup-0109' | 'data', dir: string): void {
  const packed = readFileSync(join(import.meta.dirname, 'before', `${kept}.tar.br`))
  const params = { [constants.BROTLI_DECODER_PARAM_LARGE_WINDOW]: 1 }
  mkdirSync(dir, { recursive: true, mode: 0o700 })
  const { status, stderr } = spawnSync('tar', ['-x', '-C', dir], { input: brotliDecompressSync(packed, { params }) })
  if (status !== 0) throw new Error(`tar: ${stderr}`)
}
