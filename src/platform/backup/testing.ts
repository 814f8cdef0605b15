import { spawnSync } from 'node:child_process'
import { mkdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { brotliDecompressSync, constants } from 'node:zlib'
import pg from 'pg'
import type { Config } from '../config.ts'
import { connect, DATABASE } from '../connect.ts'

// For tests only.

/** An installation whose data is in this folder. */
export const configOf = (dataDir: string): Config => ({ mode: 'production', port: 0, dataDir, proxies: 0 })

/** Works on the database of an installation past row-level security. */
export async function asSuperuser<T>(config: Config, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const { server } = await connect(config)
  const client = new pg.Client(server!.config(DATABASE))
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}

/** Every table with its number of rows and a hash of all that they say; the key of the claims and the numbers of transactions are each installation's own. */
export const contents = (config: Config): Promise<string[]> =>
  asSuperuser(config, async client => {
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
  })

/**
 * Lays out what the version of November 2026, the last one before the lanes, wrote of the demo city: its backup or its data
 * folder. The write-ahead log of the data folder is empty but for the checkpoint of its stop.
 */
export function layOut(kept: 'backup' | 'data', dir: string): void {
  const packed = readFileSync(join(import.meta.dirname, 'before', `${kept}.tar.br`))
  const params = { [constants.BROTLI_DECODER_PARAM_LARGE_WINDOW]: 1 }
  mkdirSync(dir, { recursive: true, mode: 0o700 })
  const { status, stderr } = spawnSync('tar', ['-x', '-C', dir], { input: brotliDecompressSync(packed, { params }) })
  if (status !== 0) throw new Error(`tar: ${stderr}`)
}
