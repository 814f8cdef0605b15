import assert from 'node:assert/strict'
import { test } from 'node:test'
import { isUnreachable } from './unreachable.ts'

const NOT_ASKED: readonly (readonly [says: string, error: object])[] = [
  ['is shut down by its administrator', { code: '57P01' }],
  ['crashed', { code: '57P02' }],
  ['starts', { code: '57P03' }],
  ['broke the connection off', { code: '08006' }],
  ['has no connection left', { code: '53300' }],
  ['has a full disk', { code: '53100' }],
  ['holds what is asked for too long', { code: '55P03' }],
  ['listens nowhere', { code: 'ECONNREFUSED' }],
  ['is gone in the middle of a word', { code: 'ECONNRESET' }],
  ['no longer reads', { code: 'EPIPE' }],
  ['has no socket', { code: 'ENOENT' }],
  ['ended while it was asked', new Error('Connection terminated unexpectedly')],
  ['lets nobody in for too long', new Error('timeout exceeded when trying to connect')],
  ['was lost before', new Error('Client has encountered a connection error and is not queryable')],
]
for (const [says, error] of NOT_ASKED)
  test(`a database that ${says} may be asked again soon`, () => assert.ok(isUnreachable(error)))

const ASKED: readonly (readonly [says: string, error: object])[] = [
  ['a row that is there already', { code: '23505' }],
  ['a right that is missing', { code: '42501' }],
  ['a statement that took too long', { code: '57014' }],
  ['two writers at once', { code: '40001' }],
  ['a text that is no uuid', { code: '22P02' }],
  ['a right that is missing, whatever its words', { code: '42501', message: 'connection error' }],
  ['a fault of the program', new TypeError('x is not a function')],
  ['what says nothing', {}],
]
for (const [says, error] of ASKED)
  test(`the answer stands, and asking again changes nothing: ${says}`, () => assert.ok(!isUnreachable(error)))
