import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { allocate, resize, type Spec, shared } from './columns.ts'
import { emptyKeys, keyOf, namesOf, popcount } from './keys.ts'

describe('names of an open taxonomy', () => {
  it('get numbers in the order in which they are first seen, and keep them', () => {
    const keys = emptyKeys()
    assert.deepEqual(
      ['garden', 'office', 'garden', '', '__proto__', 'office'].map(name => keyOf(keys, name)),
      [0, 1, 0, 2, 3, 1],
    )
    assert.deepEqual(keys.list, ['garden', 'office', '', '__proto__'])
  })
  it('are refused beyond what a bit set holds, and those that are known are still known', () => {
    const keys = emptyKeys()
    for (const name of ['a', 'b']) keyOf(keys, name, 2)
    assert.throws(() => keyOf(keys, 'c', 2), /more than 2 different names: c/)
    assert.equal(keyOf(keys, 'b', 2), 1)
    assert.deepEqual(keys.list, ['a', 'b'], 'what was refused left nothing')
  })
  it('come back from their bits, up to the thirty-second', () => {
    const keys = emptyKeys()
    const names = Array.from({ length: 32 }, (_, i) => `n${i}`)
    for (const name of names) keyOf(keys, name)
    assert.deepEqual(namesOf(keys, 0b101), ['n0', 'n2'])
    assert.deepEqual(namesOf(keys, 1 << 31), ['n31'])
    assert.deepEqual(namesOf(keys, -1), names)
    assert.deepEqual(namesOf(keys, 0), [])
  })
  it('are counted by their bits, also where the word is read as negative', () => {
    const slowly = (word: number) => (word >>> 0).toString(2).replaceAll('0', '').length
    for (const word of [0, 1, -1, 1 << 31, 0x55555555]) assert.equal(popcount(word), slowly(word))
    fc.assert(fc.property(fc.integer(), word => assert.equal(popcount(word), slowly(word))))
  })
})

describe('columns', () => {
  const spec = {
    age: [Uint8Array, 1],
    at: [Float64Array, 2],
    skills: [Uint32Array, 'skillWords'],
    taste: [Int8Array, 1, 'categories'],
  } as const satisfies Spec
  const few = { categories: 2, skillWords: 1 }
  const many = { categories: 3, skillWords: 2 }

  it('have room for every row, all nought, each on memory that workers share', () => {
    const columns = allocate(spec, 3, many)
    assert.deepEqual(
      Object.values(columns).map(({ length }) => length),
      [3, 6, 6, 9],
    )
    for (const column of Object.values(columns)) {
      assert.ok(column.every(value => value === 0))
      assert.ok(column.buffer instanceof SharedArrayBuffer)
    }
    assert.equal(new Set(Object.values(columns).map(({ buffer }) => buffer)).size, 4)
  })

  it('keep each row at its place when rows are added', () => {
    const old = allocate(spec, 2, few)
    old.age.set([67, 70])
    old.at.set([35, 139, 36, 140])
    old.taste.set([1, 2, -1, -2])
    const grown = resize(spec, old, 3, few, few)
    assert.deepEqual([...grown.age], [67, 70, 0])
    assert.deepEqual([...grown.at], [35, 139, 36, 140, 0, 0])
    assert.deepEqual([...grown.taste], [1, 2, 0, -1, -2, 0], 'each plane by itself')
  })

  it('keep each row at its place when rows grow wider and planes are added', () => {
    const old = allocate(spec, 2, few)
    old.skills.set([7, 9])
    old.taste.set([1, 2, -1, -2])
    const grown = resize(spec, old, 2, few, many)
    assert.deepEqual([...grown.skills], [7, 0, 9, 0])
    assert.deepEqual([...grown.taste], [1, 2, -1, -2, 0, 0])
  })

  it('that grew are others: what is written into them does not reach the old', () => {
    const old = allocate(spec, 1, few)
    resize(spec, old, 1, few, few).age[0] = 67
    assert.equal(old.age[0], 0)
  })

  it('of no rows have no room, and may grow', () => {
    const grown = resize(spec, allocate(spec, 0, few), 1, few, many)
    assert.equal(grown.skills.length, 2)
    assert.equal(shared(Uint16Array, 0).length, 0)
  })
})
