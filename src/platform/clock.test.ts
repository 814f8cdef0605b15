import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { test } from 'node:test'
import { addMinutes, fixedClock, systemClock, timeOfDay, today } from './clock.ts'

test('the day turns at midnight in Tokyo, which is 15:00 in UTC', () => {
  assert.equal(today('2026-11-20T14:59:59.999Z'), '2026-11-20')
  assert.equal(today('2026-11-20T15:00:00.000Z'), '2026-11-21')
  assert.equal(timeOfDay('2026-11-20T15:00:00.000Z'), 0)
  assert.equal(timeOfDay('2026-11-21T01:30:00.000Z'), 10 * 60 + 30)
})

test('today is the same whatever the time zone of the machine', () => {
  const ask = `import('${new URL('./clock.ts', import.meta.url)}').then(c => console.log(c.today('2026-03-31T15:00:00.000Z')))`
  for (const TZ of ['UTC', 'Asia/Tokyo', 'America/New_York'])
    assert.equal(
      execFileSync(process.execPath, ['-e', ask], { env: { ...process.env, TZ } })
        .toString()
        .trim(),
      '2026-04-01',
    )
})

test('a fixed clock stands still, the clock of the machine goes on', () => {
  const clock = fixedClock('2026-11-21T10:00:00+09:00')
  assert.equal(clock.now(), '2026-11-21T01:00:00.000Z')
  assert.equal(addMinutes(clock.now(), -90), '2026-11-20T23:30:00.000Z')
  assert.throws(() => fixedClock('令和8年'))
  const before = systemClock.now()
  assert.ok(before <= systemClock.now() && before > '2026')
})
