import assert from 'node:assert/strict'
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { SetupError } from '../errors.ts'
import { checkRecipients, newIdentity, readIdentity, writeIdentity } from './seal.ts'
import { refuses } from './testing.ts'

const dir = mkdtempSync(join(tmpdir(), 'yui-key-'))
after(() => rmSync(dir, { recursive: true }))

test('a key is written once, for its owner alone, and read again', async () => {
  const path = join(dir, 'yui.key')
  const recipient = await writeIdentity(path)
  assert.equal(statSync(path).mode & 0o077, 0)
  assert.deepEqual(checkRecipients([recipient]), [recipient])
  assert.ok(readFileSync(path, 'utf8').includes(await readIdentity(path)))
  await refuses(writeIdentity(path), /もうあります/)
  for (const none of ['/no/such/folder/key', '/proc/yui.key'])
    await refuses(writeIdentity(none), /書き込めません。空きのある、書き込める場所/)
})

test('what is no key is told so', async () => {
  const { identity, recipient } = await newIdentity()
  const misread = recipient.replace(/.$/, last => (last === 'x' ? 'q' : 'x'))
  for (const wrong of ['', 'age1', identity, misread]) assert.throws(() => checkRecipients([wrong]), SetupError)
  for (const text of ['', recipient, 'AGE-SECRET-KEY-1']) {
    writeFileSync(join(dir, 'wrong'), text)
    await refuses(readIdentity(join(dir, 'wrong')), /秘密の鍵のファイルではありません/)
  }
  await refuses(readIdentity(join(dir, 'none')), /読めません/)
})
