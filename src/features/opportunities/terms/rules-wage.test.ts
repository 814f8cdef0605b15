import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import type { LegalForm } from '#features/kinds/index.ts'
import { activity } from '../testing.ts'
import { REFUSAL_TEXT } from '../text.ts'
import { publishRefusals } from './rules-checks.ts'
import type { Figures } from './rules-refusals.ts'

const UNKNOWN: Figures = { day: '2026-11-21', minimumWage: null }

describe('where the minimum wage of the day is not known', () => {
  const cases: readonly [form: LegalForm, yen: number | null, kept: boolean][] = [
    ['employment', 500, true],
    ['employment', 9000, true],
    ['dispatch', 500, true],
    ['dispatch', 9000, true],
    ['contract', 500, false],
    ['paid-volunteering', 500, false],
    ['volunteering', null, false],
  ]
  for (const [form, reward_yen, kept] of cases)
    it(`${form} of ${reward_yen ?? 'no'} yen is ${kept ? 'kept back: nobody knows whether that is enough' : 'let out: it is no wage'}`, () => {
      assert.deepEqual(
        publishRefusals({ ...activity(form, { reward_yen }), taken: 0 }, UNKNOWN, UNKNOWN.day),
        kept ? { reward_yen: 'minimumWageUnknown' } : {},
      )
    })

  it('is said which figure is missing, for which day, and who enters it', () => {
    assert.match(
      REFUSAL_TEXT.minimumWageUnknown({ ...UNKNOWN, label: '' }),
      /^令和8年11月21日.*最低賃金が登録されていない.*システム管理者に/,
    )
  })
})
