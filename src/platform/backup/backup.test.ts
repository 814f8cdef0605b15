import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { cpSync, existsSync, readdirSync, readFileSync, statSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { after, test } from 'node:test'
import type { Config } from '../config.ts'
import { SetupError } from '../errors.ts'
import { newId } from '../ids.ts'
import { scratch } from '../postgres/testing.ts'
import { writeErased } from './erased.ts'
import { backup, restore, verify } from './index.ts'
import { readKeep } from './keep.ts'
import { newIdentity } from './seal.ts'
import { addBackup } from './series.ts'
import { roomless } from './target.ts'
import { configOf, contents, filled, refuses } from './testing.ts'

const now = '2026-11-21T01:05:00.000Z'
const timeout = 120_000
/** It is only read: no test may change what another one backs up. */
const config = await filled({ after })

for (const how of ['in the clear', 'sealed'] as const)
  test(`what was backed up ${how} stands in an empty folder as it was, to the last letter`, { timeout }, async t => {
    const dir = join(scratch(t), 'backup')
    const key = how === 'sealed' ? await newIdentity() : null
    const moved = await backup(config, { dir, now, recipients: key ? [key.recipient] : [] })
    assert.ok(moved.rows >= 10_002, String(moved.rows))
    assert.equal(statSync(dir).mode & 0o077, 0, 'nobody else reads it')
    const written = readdirSync(dir).map(name => readFileSync(join(dir, name)))
    assert.equal(
      written.some(bytes => bytes.includes('葛󠄀')),
      how === 'in the clear',
    )
    const other = configOf(scratch(t))
    assert.deepEqual(await restore(other, dir, key?.identity ?? null), moved)
    assert.deepEqual(await contents(other), await contents(config))
    assert.deepEqual(await verify(dir, key?.identity ?? null), moved)
  })

test('a folder that is not empty is neither written into nor restored into', { timeout }, async t => {
  const dir = join(scratch(t), 'backup')
  const to = { dir, now, recipients: [] }
  await backup(config, to)
  await refuses(backup(config, to), /空ではありません/)
  const before = await contents(config)
  await refuses(restore(config, dir, null), /戻す先（YUI_DATA）.*空ではありません/)
  assert.deepEqual(await contents(config), before)
})

/** One bit of a file is another one. */
function flip(path: string): void {
  const bytes = readFileSync(path)
  const at = Math.floor(bytes.length / 2)
  bytes[at] = bytes[at]! ^ 1
  writeFileSync(path, bytes)
}

const manifestOf = (
  change: (manifest: { migrations: object[]; tables: { name: string; rows: number }[] }) => object,
) => {
  return (dir: string) => {
    const path = join(dir, 'manifest.json')
    writeFileSync(path, JSON.stringify(change(JSON.parse(readFileSync(path, 'utf8')))))
  }
}

const BROKEN: readonly (readonly [says: string, change: (dir: string) => void, sentence: RegExp])[] = [
  ['cut short', dir => truncateSync(join(dir, 'municipality.copy.age'), 1000), /壊れているか、書きかえられて/],
  ['changed by one bit', dir => flip(join(dir, 'municipality.copy.age')), /壊れているか、書きかえられて/],
  ['without its manifest', dir => writeFileSync(join(dir, 'manifest.json'), ''), /途中までの控え/],
  [
    'with the manifest of something else',
    dir => writeFileSync(join(dir, 'manifest.json'), '{"name": "yui", "version": "0.1.0"}'),
    /結いの控えではないか/,
  ],
  [
    'of a newer program',
    manifestOf(manifest => {
      manifest.migrations.push({ name: '9999_later.sql', checksum: newId() })
      return manifest
    }),
    /知らない形（9999_later.sql）/,
  ],
  [
    'that lacks a table',
    manifestOf(manifest => ({ ...manifest, tables: manifest.tables.filter(({ name }) => name !== 'person') })),
    /壊れているか、書きかえられて/,
  ],
]

test('a backup that is broken, unfinished, of a newer program or under another key is refused and leaves nothing', {
  timeout,
}, async t => {
  const whole = join(scratch(t), 'backup')
  const { identity, recipient } = await newIdentity()
  await backup(config, { dir: whole, now, recipients: [recipient] })
  const target = configOf(scratch(t))
  const nothingThere = () => assert.ok(!existsSync(target.dataDir) || readdirSync(target.dataDir).length === 0)
  for (const [says, change, sentence] of BROKEN) {
    const dir = join(scratch(t), says)
    cpSync(whole, dir, { recursive: true })
    change(dir)
    await refuses(restore(target, dir, identity), sentence)
    await refuses(verify(dir, identity), sentence)
    nothingThere()
  }
  await refuses(restore(target, whole, (await newIdentity()).identity), /この鍵では控えを開けません/)
  await refuses(restore(target, whole, null), /暗号化されています。--identity/)
  nothingThere()
})

/** The command, where no file may grow beyond so many blocks of 1024 bytes: as on a full disk. */
function cramped({ dataDir }: Config, blocks: number, args: string): Promise<{ code: number | null; said: string }> {
  const cli = join(import.meta.dirname, '../../cli.ts')
  const line = `trap '' XFSZ; ulimit -f ${blocks}; exec '${process.execPath}' --disable-warning=ExperimentalWarning '${cli}' ${args}`
  const child = spawn('bash', ['-c', line], { env: { ...process.env, YUI_MODE: 'production', YUI_DATA: dataDir } })
  let said = ''
  child.stderr.on('data', chunk => {
    said += chunk
  })
  return new Promise(resolve => child.once('close', code => resolve({ code, said })))
}

test('a disk that is full leaves no half backup and says so', { timeout }, async t => {
  const dir = join(scratch(t), 'backup')
  const { code, said } = await cramped(config, 100, `backup '${dir}' --plain`)
  assert.equal(code, 2, said)
  assert.match(said, /ディスクがいっぱいになったため、控えは取れていません/)
  assert.ok(!existsSync(dir), 'not even the empty folder')
})

test('a database whose disk is full says what to do, and nothing else is put into other words', () => {
  const full = Object.assign(new Error('could not extend file'), { code: '53100' })
  const said = roomless(full, '空きを増やしてください。')
  assert.ok(said instanceof SetupError && said.cause === full)
  assert.equal(said.message, '空きを増やしてください。')
  for (const other of [new Error('else'), Object.assign(new Error('lost'), { code: '57P01' })])
    assert.equal(roomless(other, '空きを増やしてください。'), other)
})

test('of the server on which a backup is tried nobody reads that a database is made for the first time', {
  timeout,
}, async t => {
  const dir = join(scratch(t), 'backup')
  await backup(config, { dir, now, recipients: [] })
  const { code, said } = await cramped(config, 1_000_000, `backup verify '${dir}'`)
  assert.deepEqual([code, said], [0, ''])
})

test('where no folder can be made is told in a sentence too', { timeout }, async t => {
  const file = join(scratch(t), '..', 'file')
  writeFileSync(file, '')
  const into = (dir: string) => backup(config, { dir, now, recipients: [] })
  await refuses(into(join(file, 'backup')), /控えを書き出す先.*を開けません。書き込めるフォルダー/)
  // Nobody makes a folder there, not even root.
  for (const dir of ['/sys/yui-backup', '/proc/yui-backup', '/proc/yui/backup', `/tmp/${'長'.repeat(200)}`])
    await refuses(into(dir), /控えを書き出す先.*(書き込めません|開けません)。書き込めるフォルダー/)
  const series = (dir: string) => addBackup(config, { dir, recipients: [], keep: readKeep('1d') }, now)
  for (const dir of ['/proc/yui-backup', join(file, 'backup')])
    await refuses(series(dir), /控えのフォルダー.*読み書きできません。書き込める場所/)
  await refuses(writeErased('/proc/yui/erasures.json', []), /消去した方の一覧を.*に書けません/)
})

test('nothing is written in the clear unless that is asked for', { timeout }, async t => {
  const { code, said } = await cramped(configOf(scratch(t)), 100, `backup '${join(scratch(t), 'backup')}'`)
  assert.deepEqual([code, /--plain/.test(said)], [2, true])
})
