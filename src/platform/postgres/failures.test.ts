import assert from 'node:assert/strict'
import { test } from 'node:test'
import { SetupError } from '#platform/errors.ts'
import { explain, notOurs } from './failures.ts'

const place = {
  dir: '/data/yui',
  cluster: '/data/yui/db',
  stamp: '/data/yui/stamp',
  lock: '/data/yui/lock',
  log: '/data/yui/db.log',
  socketName: 's',
}

const SAID: readonly (readonly [says: string, output: string, remedy: RegExp])[] = [
  ['a full disk', 'FATAL: could not write lock file: No space left on device', /「\/data\/yui」のあるディスクの空き/],
  ['a full disk, as Node says it', 'ENOSPC: no space left', /ディスクの空きを増やして/],
  [
    'a disk that took half of a page',
    'FATAL: could not extend file "base/1/2691": wrote only 4096 of 8192 bytes\nHINT: Check free disk space.',
    /ディスクの空きを増やして/,
  ],
  ['a quota that is used up', 'Disk quota exceeded', /ディスクの空きを増やして/],
  ['a user without a name', 'could not look up effective user ID 1000: user does not exist', /DATABASE_URL/],
  ['a server that still ends', 'pre-existing shared memory block is still in use', /少し待って/],
  ['a lock of another start', 'FATAL:  lock file "postmaster.pid" already exists', /少し待って/],
  ['a directory of another', 'data directory "/data/yui/db" has wrong ownership', /前と同じ利用者/],
  ['rights that are too wide', 'data directory has invalid permissions', /持ち主を直して/],
  ['a disk that is only read', 'EROFS: readonly file system', /持ち主を直して/],
  ['what nobody has seen yet', 'PANIC: could not locate a valid checkpoint record', /「\/data\/yui\/db\.log」の終わり/],
  ['nothing', '', /「\/data\/yui\/db\.log」の終わり/],
]
for (const [says, output, remedy] of SAID)
  test(`a start that failed by ${says} is told with what to do about it`, () => {
    const error = explain(output, place)
    assert.ok(error instanceof SetupError)
    assert.match(error.message, remedy)
    assert.match(error.message, /ください。$/)
    assert.ok(output === '' || !error.message.includes(output), 'what PostgreSQL said stays in its log')
  })

test('a full disk is the first thing to say, also where the rights do not fit', () => {
  assert.match(explain('Permission denied\nNo space left on device', place).message, /空きを増やして/)
})

test('what went wrong underneath is kept for the log', () => {
  const cause = new Error('spawn')
  assert.equal(explain('', place, cause).cause, cause)
})

test('data of another user is named by its folder and left to that user', () => {
  assert.match(notOurs(place).message, /「\/data\/yui」.*前と同じ利用者で実行してください。$/)
})
