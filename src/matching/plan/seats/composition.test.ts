import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { planProblemOf } from '../../cases/plan-rules.ts'
import { completes, isComplete, isOpen, type Lack, lackOf } from './composition.ts'
import { seatingOfPlan } from './repair.ts'

/** A garden team of two: one leads, one has done it before; `a` leads, `b` has done it before, `c` neither. */
const t = seatingOfPlan(
  planProblemOf({
    ...{ title: '', seats: [], team: { leader: 'leads', experienced: 1 } },
    people: { a: { skills: ['leads'] }, b: { experienced: ['garden'] } },
  }),
  [],
)
const { person, slotIds } = t.market.snapshot
const slot = slotIds.indexOf('s0')
const rows = (names: string) => [...names].map(name => person.row.get(name)!)

describe('a team', () => {
  const LACKS: readonly (readonly [names: string, lack: Lack])[] = [
    ['', { leader: true, seniors: 1, seats: 2 }],
    ['a', { leader: false, seniors: 1, seats: 1 }],
    ['b', { leader: true, seniors: 0, seats: 1 }],
    ['c', { leader: true, seniors: 1, seats: 1 }],
    ['ab', { leader: false, seniors: 0, seats: 0 }],
    ['bc', { leader: true, seniors: 0, seats: 0 }],
  ]
  for (const [names, lack] of LACKS)
    it(`of ${[...names].join(' and ') || 'nobody'} lacks what is told`, () =>
      assert.deepEqual(lackOf(t, t.market.teamOf.get(slot)!, slot, rows(names)), lack))

  for (const [names, could] of [
    ['', true],
    ['a', true],
    ['c', true],
    ['ab', true],
    ['bc', false],
  ] as const)
    it(`with ${names || 'nobody'} in it could ${could ? '' : 'not '}become whole`, () =>
      assert.equal(completes(t, slot, rows(names)), could))
})

describe('what a team lacks', () => {
  const CASES: readonly (readonly [says: string, lack: Lack, open: boolean, complete: boolean])[] = [
    ['nothing: it is whole', { leader: false, seniors: 0, seats: 0 }, true, true],
    ['a seat: it is open', { leader: false, seniors: 0, seats: 1 }, true, false],
    ['a leader and one seat: one person will do', { leader: true, seniors: 0, seats: 1 }, true, false],
    ['a leader who has done it before: one person may be both', { leader: true, seniors: 1, seats: 1 }, true, false],
    [
      'two who have done it, with one seat: nobody makes it whole',
      { leader: true, seniors: 2, seats: 1 },
      false,
      false,
    ],
    ['a leader, with no seat left: nobody makes it whole', { leader: true, seniors: 0, seats: 0 }, false, false],
    ['less than nothing: one too many is not whole', { leader: false, seniors: 0, seats: -1 }, false, false],
  ]
  for (const [says, lack, open, complete] of CASES)
    it(says, () => assert.deepEqual([isOpen(lack), isComplete(lack)], [open, complete]))
})
