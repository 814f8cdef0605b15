import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { filled } from '#platform/submitted.ts'
import { readWays } from './forms.ts'

const typed = (over: Record<string, string>) =>
  readWays(filled({ way1: '', way2: '', way3: '', digest: 'daily', quiet_from: '', quiet_to: '', ...over }))

describe('how somebody wants to be reached', () => {
  const USUAL = { channels: null, digest: 'daily', quiet_from: null, quiet_to: null }
  const cases: [string, Record<string, string>, object][] = [
    ['is not known where nobody said it: no channel, no hours', {}, USUAL],
    ['is the order that they named', { way1: 'phone', way2: 'mail' }, { channels: ['phone', 'mail'] }],
    ['has no hole where the first was left empty', { way2: 'letter' }, { channels: ['letter'] }],
    ['names nothing twice', { way1: 'mail', way2: 'phone', way3: 'mail' }, { channels: ['mail', 'phone'] }],
    ['leaves out a channel that there is not', { way1: 'fax', way2: 'mail' }, { channels: ['mail'] }],
    ['is once a week', { digest: 'weekly' }, { digest: 'weekly' }],
    ['has hours over midnight', { quiet_from: '21:30', quiet_to: '7:00' }, { quiet_from: 1290, quiet_to: 420 }],
    [
      'has hours from midnight, which is an hour too',
      { quiet_from: '0:00', quiet_to: '6:00' },
      { quiet_from: 0, quiet_to: 360 },
    ],
    ['is read in full width', { quiet_from: '２１：００', quiet_to: '９：００' }, { quiet_from: 1260, quiet_to: 540 }],
  ]
  for (const [says, over, expected] of cases)
    it(says, () => assert.deepEqual(typed(over), { ok: true, value: { ...USUAL, ...expected } }))
})

describe('is asked again, with what to do', () => {
  const cases: [string, Record<string, string>, string, RegExp][] = [
    ['where the hours have no end', { quiet_from: '20:00' }, 'quiet_to', /両方入力してください/],
    ['where the hours have no beginning', { quiet_to: '9:00' }, 'quiet_from', /両方入力してください/],
    ['where an hour is none', { quiet_from: '25:00', quiet_to: '9:00' }, 'quiet_from', /「20:00」のように/],
    ['where midnight is written as 24', { quiet_from: '24:00', quiet_to: '9:00' }, 'quiet_from', /「20:00」のように/],
    ['where nobody said how often', { digest: '' }, 'digest', /1日に1回か週に1回か/],
  ]
  for (const [says, over, field, sentence] of cases)
    it(says, () => {
      const read = typed(over)
      assert.ok(!read.ok)
      assert.match(read.errors[field] ?? '', sentence)
    })
  it('and says all that is wrong at once', () => {
    const read = typed({ digest: '', quiet_from: '20:00' })
    assert.deepEqual(read.ok ? [] : Object.keys(read.errors).sort(), ['digest', 'quiet_to'])
  })
})
