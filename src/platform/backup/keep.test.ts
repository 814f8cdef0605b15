import assert from 'node:assert/strict'
import { describe, it, test } from 'node:test'
import { SetupError } from '../errors.ts'
import { letGo, momentOf, nameAt, readKeep } from './keep.ts'

test('the name of a backup is its moment', () => {
  assert.equal(nameAt('2026-11-29T01:05:00.123Z'), '2026-11-29T010500Z')
  assert.equal(momentOf('2026-11-29T010500Z'), '2026-11-29T01:05:00.000Z')
  for (const other of ['lost+found', '2026-11-29T010500Z.partial', '2026-11-29', 'x2026-11-29T010500Z'])
    assert.equal(momentOf(other), null)
})

for (const wrong of ['', '7', '7日', '0d', '4w,12m', '7d,7d', '7d, 4w', '7d,', '-1d', '1000d'])
  test(`a rule of keeping is refused: 「${wrong}」`, () => assert.throws(() => readKeep(wrong), SetupError))

/** At noon in Japan. */
const at = (day: string) => nameAt(`${day}T03:00:00.000Z`)

describe('of a row of backups', () => {
  const cases: readonly [says: string, rule: string, days: string[], gone: string[]][] = [
    ['the newest of each day stays', '2d', ['2026-11-27', '2026-11-28', '2026-11-29'], ['2026-11-27']],
    ['days of which there is none do not count', '2d', ['2026-10-01', '2026-11-29'], []],
    [
      'a week begins on Monday; its last one stays',
      '1d,2w',
      ['2026-11-15', '2026-11-16', '2026-11-22', '2026-11-23', '2026-11-29'],
      ['2026-11-23', '2026-11-16', '2026-11-15'],
    ],
    [
      'of a month the last one stays',
      '1d,3m',
      ['2026-08-31', '2026-09-01', '2026-09-30', '2026-10-31', '2026-11-29'],
      ['2026-09-01', '2026-08-31'],
    ],
  ]
  for (const [says, rule, days, gone] of cases)
    it(says, () => assert.deepEqual(letGo(days.map(at), readKeep(rule)), gone.map(at)))
  it('a day is one of Japan, and of two on a day the later one stays', () => {
    const names = ['2026-11-28T14:00:00Z', '2026-11-28T15:00:00Z', '2026-11-29T03:00:00Z'].map(nameAt)
    assert.deepEqual(letGo(names, readKeep('2d')), [names[1]])
  })
  it('what is no backup is let lie', () =>
    assert.deepEqual(letGo(['lost+found', at('2026-11-29')], readKeep('1d')), []))
})
