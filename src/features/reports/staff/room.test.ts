import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { figure, line } from '../snapshot/testing.ts'
import { ROOM, roomOf } from './room.ts'

const LARGE = ROOM.quarter[0]!
const lines = (count: number, more: (at: number) => object = () => ({})) =>
  Array.from({ length: count }, (_, at) => line([1], { key: `k${at}`, section: `ア${at}`, ...more(at) }))
const room = (all: ReturnType<typeof lines>) => roomOf({ kind: 'quarter', lines: all })

describe('the letters in which a report stands on one page', () => {
  it('are the largest in which its lines fit', () => {
    assert.equal(room(lines(LARGE.lines)), 'large')
    assert.deepEqual(
      [26, 29, 30, 36, 37, 44, 45].map(count => room(lines(count))),
      ['usual', 'usual', 'wide', 'wide', 'close', 'close', 'more'],
    )
  })

  it('are smaller where names take several lines', () => {
    const name = 'あ'.repeat(LARGE.letters - 3)
    assert.equal(room(lines(LARGE.lines, () => ({ name }))), 'large')
    assert.equal(room(lines(LARGE.lines, at => ({ name: at === 0 ? `${name}い` : name }))), 'usual')
  })

  it('leave the name of a work the lines of all its indicators', () => {
    const section = 'カ　かしわ生涯現役窓口の設置（総合相談窓口事業）'
    assert.equal(room(lines(LARGE.lines, at => (at < 2 ? { section } : {}))), 'large')
    // Alone it takes two.
    assert.equal(room(lines(LARGE.lines, at => (at === 0 ? { section } : {}))), 'usual')
  })

  it('are smaller where millions take from the names', () => {
    const name = 'あ'.repeat(LARGE.letters - 3)
    const rich = { name, quarters: [figure(12_345_678, { target: 23_456_789 })], year: figure(1) }
    assert.equal(room(lines(LARGE.lines, () => rich)), 'usual')
    assert.equal(room(lines(LARGE.lines, () => ({ ...rich, quarters: [figure(12_345, { target: 23_456 })] }))), 'large')
  })
})
