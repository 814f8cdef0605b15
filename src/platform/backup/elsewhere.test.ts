import assert from 'node:assert/strict'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { type TestContext, test } from 'node:test'
import type pg from 'pg'
import { schemaText } from '../../../check/schema.ts'
import type { Config } from '../config.ts'
import { connect } from '../connect.ts'
import { openServer, type Server } from '../postgres/index.ts'
import { scratch } from '../postgres/testing.ts'
import { backup, restore } from './index.ts'
import { newIdentity } from './seal.ts'
import { configOf, contents, contentsOf, fill, on, refuses } from './testing.ts'

const now = '2026-11-21T01:05:00.000Z'
const timeout = 120_000

/** A database on a server that is not ours: its owner is no superuser and may not go round row-level security. */
async function elsewhere(server: Server, name: string): Promise<Config & { root: pg.ClientConfig }> {
  await on(server.config('postgres'), async client => {
    await client.query(
      `do $$ begin create role city login createrole password 'secret'; exception when duplicate_object then null; end $$`,
    )
    await client.query(`create database ${name} owner city`)
  })
  const databaseUrl = `postgresql://city:secret@localhost:${server.port}/${name}?host=${encodeURIComponent(server.socketDir)}`
  return { ...configOf('/no/such/folder'), databaseUrl, root: server.config(name) }
}

async function filledElsewhere(t: TestContext) {
  const server = await openServer(scratch(t))
  const config = await elsewhere(server, 'city')
  const { owner } = await connect(config)
  await fill(owner, config.root)
  return { server, config }
}

/** Everything that restoring lifts for its length must be set back: keys, triggers, row-level security. */
const schemaOf = async (config: pg.ClientConfig) =>
  (await schemaText(config)) +
  (await on(config, async client => {
    const { rows } = await client.query(
      `select string_agg(tgrelid::regclass::text || ' ' || tgname || ' ' || tgenabled::text, chr(10) order by tgrelid::regclass::text, tgname) as text from pg_trigger where not tgisinternal`,
    )
    return rows[0].text
  }))

test('a database elsewhere is backed up whole by an owner who may not go round row-level security, and restored into an empty one', {
  timeout,
}, async t => {
  const { server, config } = await filledElsewhere(t)
  const { identity, recipient } = await newIdentity()
  const dir = join(scratch(t), 'backup')
  const moved = await backup(config, { dir, now, recipients: [recipient] })
  const { tables } = JSON.parse(readFileSync(join(dir, 'manifest.json'), 'utf8'))
  await on(config.root, async client => {
    for (const { name, rows } of tables) {
      const counted = await client.query(`select count(*)::int as n from ${name}`)
      assert.equal(rows, counted.rows[0].n, `${name}, as somebody counts it who sees all`)
    }
  })
  const other = await elsewhere(server, 'other')
  assert.deepEqual(await restore(other, dir, identity), moved)
  assert.deepEqual(await on(other.root, contentsOf), await on(config.root, contentsOf))
  assert.equal(await schemaOf(other.root), await schemaOf(config.root))
  await refuses(restore(config, dir, identity), /戻す先のデータベース「city」は空ではありません/)
  const embedded = configOf(scratch(t))
  await restore(embedded, dir, identity)
  assert.deepEqual(await contents(embedded), await on(config.root, contentsOf), 'and into an embedded one')
})

test('a restore that breaks off leaves the database elsewhere as empty as it was', { timeout }, async t => {
  const { server, config } = await filledElsewhere(t)
  const dir = join(scratch(t), 'backup')
  const moved = await backup(config, { dir, now, recipients: [] })
  const path = join(dir, 'manifest.json')
  const whole = readFileSync(path, 'utf8')
  writeFileSync(path, whole.replace('"rows": 10000', '"rows": 10001'))
  const other = await elsewhere(server, 'other')
  await assert.rejects(restore(other, dir, null), /login_attempt: 10000 of 10001 rows/)
  writeFileSync(path, whole)
  assert.deepEqual(await restore(other, dir, null), moved)
})
