import assert from 'node:assert/strict'
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, it } from 'node:test'
import { makeFolder, takeBack, writeNew } from './disk.ts'
import { type Ends, scratch } from './postgres/testing.ts'

function emptyFolder(t: Ends): string {
  const home = scratch(t)
  mkdirSync(home)
  return home
}

describe('a folder that is made with those above it', () => {
  it('is told with the first that was not there, and taken back with all that were made for it', t => {
    const home = emptyFolder(t)
    const [first, path] = [join(home, 'a'), join(home, 'a', 'b', 'c')]
    assert.equal(makeFolder(path, 0o700), first)
    assert.equal(statSync(path).mode & 0o777, 0o700)
    assert.equal(makeFolder(path), null)
    takeBack(path, first)
    assert.ok(existsSync(home) && !existsSync(first))
  })

  it('stays where somebody put something into it meanwhile, and where it was there before', t => {
    const home = emptyFolder(t)
    const path = join(home, 'a', 'b')
    const first = makeFolder(path)
    writeFileSync(join(home, 'a', 'theirs'), '')
    takeBack(path, first)
    assert.deepEqual(readdirSync(join(home, 'a')), ['theirs'])
    takeBack(join(home, 'a'), null)
    assert.ok(existsSync(join(home, 'a')))
  })

  it('is made below a link to a folder, and refused below a file', t => {
    const home = emptyFolder(t)
    writeFileSync(join(home, 'file'), '')
    assert.throws(() => makeFolder(join(home, 'file')), /EEXIST/)
    assert.throws(() => makeFolder(join(home, 'file', 'a', 'b')), /ENOTDIR/)
    mkdirSync(join(home, 'real'))
    symlinkSync('real', join(home, 'link'))
    assert.equal(makeFolder(join(home, 'link')), null)
    assert.equal(makeFolder(join(home, 'link', 'a')), join(home, 'link', 'a'))
  })

  it('is refused at once where the kernel makes none', { skip: !existsSync('/proc/self') }, () => {
    for (const path of ['/proc/x', '/proc/x/y', '/proc/self/x/y/z'])
      assert.throws(() => makeFolder(path), /ENOENT|EPERM/)
  })
})

describe('a new file', () => {
  it('is written for its owner alone, once', async t => {
    const path = join(emptyFolder(t), 'key')
    assert.equal(await writeNew(path, 'one\n', 0o600), 'written')
    assert.equal(statSync(path).mode & 0o777, 0o600)
    assert.equal(await writeNew(path, 'two\n'), 'there')
    assert.equal(readFileSync(path, 'utf8'), 'one\n')
  })

  it('that cannot be written leaves nothing of itself', async t => {
    const home = emptyFolder(t)
    assert.equal(await writeNew(join(home, 'none', 'key'), 'one\n'), 'refused')
    assert.equal(await writeNew(join('/proc', 'key'), 'one\n'), 'refused')
    assert.deepEqual(readdirSync(home), [])
  })
})
