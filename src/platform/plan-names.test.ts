import assert from 'node:assert/strict'
import test from 'node:test'
import { ANEW, nameOf, OFTEN } from './plan-names.ts'

// Which statements keep their plan. The names are those of the process, so each test asks with a lane of its own.

const asked = (lane: string, sql: string, times: number): string | undefined => {
  let name: string | undefined
  for (let n = 0; n < times; n++) name = nameOf(lane, sql, OFTEN)
  return name
}
const long = (letters: number, what: string): string => what.padEnd(letters, ' ')

test('a statement keeps its plan once it was asked for often, a long one sooner', () => {
  assert.equal(asked('a', 'select 1', OFTEN - 1), undefined)
  assert.equal(asked('a', 'select 1', 1), nameOf('a', 'select 1', OFTEN))
  assert.ok(asked('a', long(6600, 'select 2'), 3))
})

test('one name is of one lane, and of a statement that is to be planned anew there is none', () => {
  assert.notEqual(asked('a', 'select 3', OFTEN), asked('b', 'select 3', OFTEN))
  assert.equal(asked('a', `select 4 ${ANEW}`, 2 * OFTEN), undefined)
})

test('many short ones that came before leave room for a long one, and what has a name keeps it', () => {
  const first = asked('a', 'select 5', OFTEN)
  for (let n = 0; n < 200; n++) asked('c', `select ${n}`, OFTEN)
  assert.equal(asked('c', 'select of a late comer', 2 * OFTEN), undefined)
  assert.ok(asked('c', long(2400, 'select of a page'), OFTEN))
  assert.equal(nameOf('a', 'select 5', OFTEN), first)
})
