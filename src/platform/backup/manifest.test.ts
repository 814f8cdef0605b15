import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { SetupError } from '../errors.ts'
import { manifestPath, readManifest, tablePath } from './manifest.ts'

const dir = await mkdtemp(join(tmpdir(), 'yui-manifest-'))
after(() => rm(dir, { recursive: true }))

const sha256 = createHash('sha256').update('1\tlibrary\n').digest('hex')
const whole = {
  format: 'yui-backup-1',
  made_at: '2026-11-28T01:00:00.000Z',
  recipients: [],
  migrations: [] as object[],
  tables: [{ name: 'opportunity', rows: 1, sha256 }] as object[],
}
const backup = async (manifest: string, table = '1\tlibrary\n') => {
  await writeFile(manifestPath(dir), manifest)
  await writeFile(tablePath(dir, 'opportunity'), table)
}

test('a backup is read whose files are as they were written', async () => {
  await backup(JSON.stringify(whole))
  assert.deepEqual(await readManifest(dir), whole)
})

const broken: readonly (readonly [says: string, manifest: string])[] = [
  ['an empty manifest', ''],
  ['half a manifest', JSON.stringify(whole).slice(0, 60)],
  ['a manifest that is a word', '"yui-backup-1"'],
  ['a manifest that is nothing', 'null'],
  ['another format', JSON.stringify({ ...whole, format: 'yui-backup-9' })],
  ['no tables', JSON.stringify({ ...whole, tables: undefined })],
  ['a table that leads out of the folder', JSON.stringify({ ...whole, tables: [{ name: '../x', rows: 0, sha256 }] })],
  ['a table with a statement for a name', JSON.stringify({ ...whole, tables: [{ name: 'a; b', rows: 0, sha256 }] })],
  ['half a row', JSON.stringify({ ...whole, tables: [{ name: 'opportunity', rows: 0.5, sha256 }] })],
]
for (const [says, manifest] of broken)
  test(`a folder with ${says} is told to be no whole backup`, async () => {
    await backup(manifest)
    await assert.rejects(
      readManifest(dir),
      error => error instanceof SetupError && error.message.includes(`「${dir}」`),
    )
  })

test('a folder that is not there is told to be no backup', async () => {
  const nowhere = join(dir, 'nowhere')
  await assert.rejects(readManifest(nowhere), error => error instanceof SetupError && error.message.includes(nowhere))
})

test('a file with one letter changed is named', async () => {
  await backup(JSON.stringify(whole), '1\tLibrary\n')
  await assert.rejects(readManifest(dir), new RegExp(`「${tablePath(dir, 'opportunity')}」が壊れている`))
})

test('a file that is missing is named', async () => {
  await backup(JSON.stringify({ ...whole, tables: [...whole.tables, { name: 'event', rows: 0, sha256 }] }))
  await assert.rejects(readManifest(dir), /event\.copy」が壊れている/)
})

test('a backup of a schema that this program cannot make is named by the step that it does not know', async () => {
  await backup(JSON.stringify({ ...whole, migrations: [{ name: '9999_later.sql', checksum: 'x' }] }))
  await assert.rejects(readManifest(dir), /9999_later\.sql/)
})
