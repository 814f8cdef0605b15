import assert from 'node:assert/strict'
import { type TestContext, test } from 'node:test'
import { fairTurns } from './turns.ts'
import { isUnreachable } from './unreachable.ts'

const PATIENT = 60_000

/** Whose turn came, in this order, and what gives each back; nobody waits any more when the test is over. */
function place(t: TestContext, size: number, most = 100, patience = PATIENT) {
  const turns = fairTurns(size, most, patience)
  const came: { city: string; back: () => void }[] = []
  const ask = (city: string, times = 1) =>
    Array.from({ length: times }, async () => void came.push({ city, back: await turns.take(city) }))
  const settled = () => new Promise(setImmediate)
  t.after(async () => {
    for (let at = 0; at < came.length; at++) {
      came[at]!.back()
      await settled()
    }
  })
  const cities = () => came.map(({ city }) => city).join('')
  return { turns, came, ask, settled, cities }
}

test('the only city has every connection', async t => {
  const { ask, settled, cities, turns } = place(t, 4)
  ask('a', 6)
  await settled()
  assert.deepEqual([cities(), turns.waiting()], ['aaaa', 2])
})

test('of several cities none takes all: whoever comes later finds one free', async t => {
  for (const [size, first, second, third] of [
    [10, 6, 2, 1],
    [3, 2, 1, 0],
    [2, 1, 1, 0],
    [1, 1, 0, 0],
  ] as const) {
    const { ask, settled, came } = place(t, size)
    const hold = (city: string) => came.slice(1).filter(one => one.city === city).length
    // Known from before.
    ask('b')
    await settled()
    came[0]!.back()
    for (const city of ['a', 'b', 'c']) {
      ask(city, 20)
      await settled()
    }
    assert.deepEqual([hold('a'), hold('b'), hold('c')], [first, second, third], `of ${size}`)
  }
})

test('of those that wait the city that holds fewest comes next, and in a city whoever came first', async t => {
  const { ask, settled, came, cities } = place(t, 3)
  ask('a', 3)
  await settled()
  ask('a', 3)
  ask('b', 2)
  ask('c')
  for (let at = 0; at < 6; at++) {
    came[at]!.back()
    await settled()
  }
  assert.equal(cities(), 'aaabcaba')
  // The last one is free for another city until the second but last is.
  came[6]!.back()
  await settled()
  assert.equal(cities(), 'aaabcabaa')
})

test('what belongs to no city does not make two of one', async t => {
  const { ask, settled, cities } = place(t, 4)
  ask('')
  ask('a', 9)
  await settled()
  assert.equal(cities(), 'aaa')
})

test('who crowds is refused at once as busy, another city is not; who waits too long is refused too', async t => {
  const { ask, turns, settled } = place(t, 1, 4, 30)
  ask('a')
  await settled()
  const waiting = ask('a', 4)
  const refused = (work: Promise<unknown>) => assert.rejects(work, error => isUnreachable(error))
  await refused(turns.take('a'))
  const other = turns.take('b')
  await Promise.all([...waiting.map(refused), refused(other)])
  assert.equal(turns.waiting(), 0)
})
