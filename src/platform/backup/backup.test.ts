import assert from 'node:assert/strict'
import { cpSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { type TestContext, test } from 'node:test'
import type { Config } from '../config.ts'
import { connect } from '../connect.ts'
import { SetupError } from '../errors.ts'
import { newId } from '../ids.ts'
import { scratch } from '../postgres/testing.ts'
import { registerMunicipality } from '../register.ts'
import { backup, restore } from './index.ts'
import { asSuperuser, configOf, contents } from './testing.ts'

const NOW = '2026-11-21T01:05:00.000Z'
const timeout = 120_000

const HARD = 'タブ\tと改行\nと逆斜線\\と\\N、𠮷野家、葛󠄀、引用符"\''

/** Two municipalities with rows that are hard to write down. */
async function filled(t: TestContext): Promise<Config> {
  const config = configOf(scratch(t))
  const { owner } = await connect(config)
  for (const [code, name] of [
    ['122173', '柏市'],
    ['122076', '松戸市'],
  ] as const)
    await registerMunicipality(owner, {
      code,
      name,
      prefecture: '千葉県',
      host: `${code}.example.jp`,
      desk_name: HARD,
      desk_phone: '04-7000-0000',
      desk_hours: '平日',
      desk_address: '柏'.repeat(100_000),
      lat: 35.86,
      lng: 139.97,
    })
  await asSuperuser(config, client =>
    client.query(
      `insert into login_attempt (municipality_id, id, login, at, ok)
       select m.id, gen_random_uuid(), $1 || n, '2026-11-21T01:02:03.456789Z', n % 2 = 0 from municipality m, generate_series(1, 5000) n`,
      [HARD],
    ),
  )
  await asSuperuser(config, client =>
    client.query(
      `insert into happening (municipality_id, id, kind, subject_kind, subject_id, at, data)
       select id, gen_random_uuid(), 'plan.moved', 'plan', gen_random_uuid(), '2026-11-21T01:02:03.456789Z', '{"from": null}' from municipality`,
    ),
  )
  return config
}

const refuses = (work: Promise<unknown>, sentence: RegExp) =>
  assert.rejects(work, (error: unknown) => {
    assert.ok(error instanceof SetupError, String(error))
    assert.match(error.message, sentence)
    return true
  })

test('what was backed up stands in an empty folder as it was, to the last letter', { timeout }, async t => {
  const config = await filled(t)
  const dir = join(scratch(t), 'backup')
  const moved = await backup(config, dir, NOW)
  assert.ok(moved.rows >= 10_002, String(moved.rows))
  assert.equal(statSync(dir).mode & 0o077, 0, 'nobody else reads it')
  const other = configOf(scratch(t))
  assert.deepEqual(await restore(other, dir), moved)
  assert.deepEqual(await contents(other), await contents(config))
})

test('a folder that is not empty is neither written into nor restored into', { timeout }, async t => {
  const config = await filled(t)
  const dir = join(scratch(t), 'backup')
  await backup(config, dir, NOW)
  await refuses(backup(config, dir, NOW), /空ではありません/)
  const before = await contents(config)
  await refuses(restore(config, dir), /戻す先（YUI_DATA）.*空ではありません/)
  assert.deepEqual(await contents(config), before)
})

test('a backup that is broken, unfinished or from a newer program is refused and leaves nothing', {
  timeout,
}, async t => {
  const config = await filled(t)
  const whole = join(scratch(t), 'backup')
  await backup(config, whole, NOW)
  const target = configOf(scratch(t))
  const broken = (name: string, change: (dir: string) => void) => {
    const dir = join(scratch(t), name)
    cpSync(whole, dir, { recursive: true })
    change(dir)
    return restore(target, dir)
  }
  await refuses(
    broken('cut', dir => writeFileSync(join(dir, 'municipality.copy'), '')),
    /壊れているか、書きかえられて/,
  )
  await refuses(
    broken('partial', dir => rmSync(join(dir, 'manifest.json'))),
    /途中までの控え/,
  )
  await refuses(
    broken('newer', dir => {
      const path = join(dir, 'manifest.json')
      const manifest = JSON.parse(readFileSync(path, 'utf8'))
      manifest.migrations.push({ name: '9999_later.sql', checksum: newId() })
      writeFileSync(path, JSON.stringify(manifest))
    }),
    /知らない形（9999_later.sql）/,
  )
  assert.throws(() => readdirSync(target.dataDir), /ENOENT/)
})

test('a database elsewhere is backed up by its own tools', async t => {
  const config = { ...configOf(scratch(t)), databaseUrl: 'postgres://db.example.jp/yui' }
  await refuses(backup(config, scratch(t), NOW), /pg_dump/)
  await refuses(restore(config, scratch(t)), /pg_restore/)
})
