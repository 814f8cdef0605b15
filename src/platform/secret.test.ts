import assert from 'node:assert/strict'
import { mkdtempSync, readdirSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, it } from 'node:test'
import { closed, opened } from './closed.ts'
import { SetupError } from './errors.ts'
import { keyFor, readSecret, useSecret } from './secret.ts'

const folder = () => mkdtempSync(join(tmpdir(), 'yui-secret-'))

describe('the key of an installation', () => {
  it('is made once, for its owner alone to read, and is the same at every start', () => {
    const dataDir = folder()
    const first = readSecret({ dataDir })
    assert.equal(first.length, 32)
    assert.deepEqual(readSecret({ dataDir }), first)
    assert.deepEqual(readdirSync(dataDir), ['secret.key'])
    assert.equal(statSync(join(dataDir, 'secret.key')).mode & 0o777, 0o600)
    assert.notDeepEqual(readSecret({ dataDir: folder() }), first)
  })
  it('is the one of YUI_SECRET where that is set, and no file is made then', () => {
    const dataDir = folder()
    assert.equal(readSecret({ dataDir, secret: 'ab'.repeat(32) }).toString('hex'), 'ab'.repeat(32))
    assert.deepEqual(readdirSync(dataDir), [])
  })
  it('is never made anew where a file is there that holds none', () => {
    const dataDir = folder()
    writeFileSync(join(dataDir, 'secret.key'), 'half a k')
    assert.throws(
      () => readSecret({ dataDir }),
      (error: Error) => error instanceof SetupError && /控えておいた鍵/.test(error.message),
    )
  })
  it('opens what was closed for a purpose under it, and under no other key or purpose', () => {
    useSecret(Buffer.alloc(32, 1))
    const text = closed('ひみつ', keyFor('second', 'city', 'sato'))
    assert.equal(opened(text, keyFor('second', 'city', 'sato')), 'ひみつ')
    assert.throws(() => opened(text, keyFor('second', 'city', 'suzuki')))
    useSecret(Buffer.alloc(32, 2))
    assert.throws(() => opened(text, keyFor('second', 'city', 'sato')))
  })
})
