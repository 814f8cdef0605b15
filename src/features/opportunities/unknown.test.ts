import assert from 'node:assert/strict'
import test from 'node:test'
import { activity } from './testing.ts'
import { organiserOf, timesUnknown, unknownLoads, unknownOf } from './unknown.ts'

const known = { ...activity('volunteering'), lat: 35.86 }

test('of an activity about which everything was asked nothing is unknown, none and zero are answers', () =>
  assert.deepEqual(unknownOf({ ...known, reward: 'none', age_min: 0, residents_only: false }), []))

for (const [over, keys] of [
  [{ slots: [] }, ['times']],
  [{ slots: [], times_agreed: true }, []],
  [{ lat: null }, ['place']],
  [{ reward: null }, ['reward']],
  [{ capacity: null }, ['capacity']],
  [{ loads: { standing: 3 } }, ['loads']],
  [{ age_min: null }, ['age']],
  [{ residents_only: null }, ['residence']],
] as const)
  test(`${JSON.stringify(over)}: ${keys.join() || 'known'}`, () =>
    assert.deepEqual(unknownOf({ ...known, ...over }), keys))

test('each load stands by itself: one that was asked says nothing of the others', () => {
  assert.ok(!unknownLoads({ standing: 0 }).includes('standing'))
  assert.ok(unknownLoads({ standing: 0 }).includes('heat'))
  assert.equal(timesUnknown({ slots: [], times_agreed: false }), true)
})

test('a list is no organiser', () => {
  const listed = { source: 'events:122173', organiser_name: '', organisation: 'イベント情報' }
  assert.equal(organiserOf(listed), null)
  assert.equal(organiserOf({ ...listed, organiser_name: '囲碁連盟' }), '囲碁連盟')
  assert.equal(organiserOf({ ...listed, source: 'desk' }), 'イベント情報')
})
