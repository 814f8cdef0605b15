import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { inChunks, inPieces, inSlices } from './slices.ts'

const count = (n: number) => Array.from({ length: n }, (_, at) => at)

describe('work in slices', () => {
  it('gives for each of many what the work gives, in their order, with its place', async () => {
    for (const n of [0, 1, 3])
      assert.deepEqual(
        await inSlices(count(n), (item, at) => `${item}@${at}`),
        count(n).map(at => `${at}@${at}`),
      )
  })

  it('lets others have their turn while it goes on', async () => {
    let turns = 0
    const other = setInterval(() => {
      turns++
    }, 1)
    const busy = () => {
      const until = performance.now() + 4
      while (performance.now() < until);
    }
    await inSlices(count(20), busy)
    clearInterval(other)
    assert.ok(turns >= 2, `others came ${turns} times to their turn in 80 ms`)
  })

  it('ends with what the work throws', () =>
    assert.rejects(
      inSlices(count(3), item => {
        if (item === 1) throw new RangeError('the second')
        return item
      }),
      RangeError,
    ))
})

describe('bytes in pieces', () => {
  const KILO = 1024
  for (const [bytes, sizes] of [
    [0, []],
    [1, [1]],
    [64 * KILO, [64 * KILO]],
    [64 * KILO + 1, [64 * KILO, 1]],
    [200 * KILO, [64 * KILO, 64 * KILO, 64 * KILO, 8 * KILO]],
  ] as [number, number[]][])
    it(`${bytes} bytes come in ${sizes.length}, whole and in order`, async () => {
      const given = Buffer.from(count(bytes).map(at => at % 251))
      const pieces: Buffer[] = []
      for await (const piece of inPieces(given)) pieces.push(piece)
      assert.deepEqual(
        pieces.map(({ length }) => length),
        sizes,
      )
      assert.ok(Buffer.concat(pieces).equals(given))
    })
})

describe('work in chunks', () => {
  it('is done for all, five hundred at a time and in their order', async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 0, max: 1600 }), async n => {
        const done: number[][] = []
        await inChunks(count(n), async some => {
          await undefined
          done.push([...some])
        })
        assert.deepEqual(done.flat(), count(n))
        assert.ok(done.every(({ length }, at) => (at < done.length - 1 ? length === 500 : length <= 500 && length > 0)))
      }),
      { numRuns: 20 },
    )
  })

  it('stops at the chunk that fails, with its error, and leaves none behind that nobody hears of', async () => {
    const begun: number[] = []
    const work = async (some: readonly number[]) => {
      begun.push(some[0]!)
      await new Promise(resolve => setTimeout(resolve, 1))
      if (some[0] === 500) throw new RangeError('the second')
      if (some[0] === 1000) throw new TypeError('the third')
    }
    await assert.rejects(inChunks(count(3000), work), RangeError)
    assert.ok(!begun.includes(2000), begun.join())
  })
})
