import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { bondRefusal, inOrder, MOST_TOGETHER, type Pair } from './rules.ts'

const pair = (person_id: string, other_id: string, kind: Pair['kind'] = 'together'): Pair => ({
  ...{ person_id, other_id, kind },
})

describe('two people who go together or apart', () => {
  const live = [pair('aki', 'ben'), pair('ben', 'chie'), pair('chie', 'dai', 'apart')]
  const cases: [string, Pair, ReturnType<typeof bondRefusal>][] = [
    ['strangers may be bound', pair('eiko', 'fumi'), null],
    ['nobody goes with themselves', pair('aki', 'aki'), 'self'],
    ['who is together is not told twice', pair('aki', 'ben'), 'already'],
    ['also not from the other side', pair('ben', 'aki'), 'already'],
    ['who is together is not kept apart', pair('aki', 'ben', 'apart'), 'opposite'],
    ['who is kept apart does not go together', pair('dai', 'chie'), 'opposite'],
    ['who is together through a third is not kept apart', pair('aki', 'chie', 'apart'), 'through'],
    ['who goes with somebody does not go with whom that one avoids', pair('aki', 'dai'), 'through'],
    ['somebody else may be avoided besides', pair('aki', 'dai', 'apart'), null],
  ]
  for (const [says, wanted, refused] of cases) it(says, () => assert.equal(bondRefusal(live, wanted), refused))

  it('are not more than the engine takes as one', () => {
    const chain = Array.from({ length: MOST_TOGETHER - 1 }, (_, i) => pair(`p${i}`, `p${i + 1}`))
    assert.equal(bondRefusal(chain.slice(1), pair('p0', 'p1')), null)
    assert.equal(bondRefusal(chain, pair('p0', 'new')), 'tooMany')
  })

  it('are stored in one order, whoever says it', () => {
    assert.deepEqual(inOrder('b', 'a'), inOrder('a', 'b'))
  })
})
