import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { STAND_PARTS, type Stand, type StandPart, type StandRefusal, standRefusal } from './standing.ts'
import { standingSealed, standingTold } from './standing-told.ts'

const staff = { door: 'desk', may: [] } as const
const delegate = (...may: StandPart[]) => ({ door: 'delegate', may }) as const

/** What a page says of itself → who comes → what they are told when they look, and when they send its form. */
const PAGES: readonly [
  string,
  Stand | undefined,
  { door: 'desk' | 'delegate'; may: readonly StandPart[] },
  (StandRefusal | null)[],
][] = [
  ['says nothing: the desk may', undefined, staff, [null, null]],
  ['says nothing: no delegate may, whatever they hold', undefined, delegate(...STAND_PARTS), ['own', 'own']],
  ['is for the person alone: not for the desk', 'never', staff, ['own', 'own']],
  ['is for the person alone: not for a delegate', 'never', delegate(...STAND_PARTS), ['own', 'own']],
  ['is for everybody who acts: for the least of delegates', 'always', delegate('plan'), [null, null]],
  ['is to be seen: by whoever may see', { see: 'see' }, delegate('see'), [null, 'own']],
  ['is to be seen: not by whoever may only know the days', { see: 'see' }, delegate('plan'), ['part', 'own']],
  ['is to be answered: by whoever may answer', { see: 'see', act: 'act' }, delegate('see', 'act'), [null, null]],
  ['is to be answered: not by whoever may only look', { see: 'see', act: 'act' }, delegate('see'), [null, 'part']],
  ['is to be answered: by the desk', { see: 'see', act: 'act' }, staff, [null, null]],
]
describe('a page of a resident that', () => {
  for (const [says, stand, who, [looks, sends]] of PAGES)
    test(says, () => {
      assert.equal(standRefusal(who, { stand }, false), looks)
      assert.equal(standRefusal(who, { stand }, true), sends)
    })
  for (const shut of ['over', 'ended', 'closed', 'unseen', 'rights'] as const)
    test(`is asked for after it is ${shut}: that is told before all else, on every page`, () => {
      for (const stand of [undefined, 'never', 'always', { see: 'see' }] as const)
        assert.equal(standRefusal({ ...delegate(...STAND_PARTS), shut }, { stand }, true), shut)
    })
})

describe('for whom somebody acts, in their browser', () => {
  const told = {
    door: 'desk',
    by: '佐藤',
    medium: 'phone',
    until: '2026-11-21T01:30:00.000Z',
    for: '植木 真由美',
  } as const
  const sealed = standingSealed(told, 'their session')
  const cases: readonly [string, string | undefined, string | undefined, string, object | undefined][] = [
    ['is read with their session while it lasts', sealed, 'their session', '2026-11-21T01:29:59.999Z', told],
    ['is told no more when it is over', sealed, 'their session', '2026-11-21T01:30:00.000Z', undefined],
    ['is read with no other session', sealed, 'another session', '2026-11-21T01:00:00.000Z', undefined],
    ['is read without a session by nobody', sealed, undefined, '2026-11-21T01:00:00.000Z', undefined],
    ['is nothing where somebody wrote it by hand', 'abc', 'their session', '2026-11-21T01:00:00.000Z', undefined],
    ['is nothing where there is none', undefined, 'their session', '2026-11-21T01:00:00.000Z', undefined],
  ]
  for (const [says, cookie, session, now, expected] of cases)
    test(says, () => assert.deepEqual(standingTold(cookie, session, now), expected))
  test('names nobody in what travels', () => assert.doesNotMatch(sealed, /植木|佐藤/))
})
