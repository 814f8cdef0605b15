import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { LEGAL_FORMS, type LegalForm } from '#features/kinds/index.ts'
import {
  amendsLegalTerm,
  isTaking,
  type OpportunityData,
  STATUSES,
  STEP_AFTER,
  type Status,
  statusAfter,
  TRANSITIONS,
  VERBS,
  type Verb,
} from '../rules.ts'
import { activity, slot } from '../testing.ts'
import { fieldsOf, paymentDays } from './rules.ts'
import { publishRefusals, workedMinutes } from './rules-checks.ts'
import type { Figures } from './rules-refusals.ts'

const TODAY = '2026-11-21'
const CHIBA: Figures = { day: TODAY, minimumWage: { yen: 1195, source: '千葉県最低賃金' } }
const refused = (form: LegalForm, over: Partial<OpportunityData>, taken = 0) =>
  publishRefusals({ ...activity(form, over), taken }, CHIBA, TODAY)

describe('the status of an activity', () => {
  const walks: [Verb[], string][] = [
    [[], 'draft'],
    [['submit'], 'submitted'],
    [['submit', 'return'], 'returned'],
    [['submit', 'return', 'submit', 'publish'], 'open'],
    [['submit', 'publish', 'extend'], 'open'],
    [['submit', 'publish', 'amend'], 'submitted'],
    [['submit', 'publish', 'close', 'reopen', 'close', 'end'], 'ended'],
    [['submit', 'withdraw'], 'ended'],
    [['publish'], 'draft'],
    [['submit', 'withdraw', 'publish'], 'ended'],
  ]
  for (const [verbs, status] of walks)
    it(`is ${status} after ${verbs.join(', ') || 'nothing'}`, () => {
      assert.equal(
        verbs.reduce<Status>((from, verb) => statusAfter(from, verb) ?? from, 'draft'),
        status,
      )
    })

  it('leaves a step open wherever it is not over, and every such status can be left', () => {
    for (const status of STATUSES) {
      const verbs = Object.keys(TRANSITIONS[status])
      assert.equal(verbs.length === 0, status === 'ended', status)
      assert.equal(STEP_AFTER[status] === null, status === 'ended', status)
    }
  })

  it('can reach every status from a draft, and knows no verb that nothing allows', () => {
    const reached = new Set<string>(['draft', ...STATUSES.flatMap(status => Object.values(TRANSITIONS[status]))])
    assert.deepEqual([...reached].sort(), [...STATUSES].sort())
    const used = new Set(STATUSES.flatMap(status => Object.keys(TRANSITIONS[status])))
    assert.deepEqual([...used].sort(), [...VERBS].sort())
  })
})

describe('what each legal form must tell', () => {
  const required: Record<LegalForm, string[]> = {
    employment: [
      'duties',
      'dutiesChange',
      'placeChange',
      'period',
      'renewal',
      'probation',
      'hours',
      'overtime',
      'holidays',
      'insurance',
      'smoking',
      'employer',
    ],
    contract: ['duties', 'dueOrPeriod', 'paymentDate'],
    dispatch: ['duties', 'dispatcher', 'command', 'period', 'hours', 'insurance'],
    'paid-volunteering': ['duties', 'thanks', 'refusal', 'insurance'],
    volunteering: [],
  }
  for (const form of LEGAL_FORMS) {
    it(`lets a complete ${form} out`, () => assert.deepEqual(refused(form, {}), {}))

    it(`asks of ${form} for each of: ${required[form].join(', ') || 'nothing'}`, () => {
      const asked = fieldsOf(form).filter(field => field.required)
      assert.deepEqual(
        asked.map(field => field.key),
        required[form],
      )
      const found = refused(form, { terms: {} })
      assert.deepEqual(
        Object.keys(found).filter(key => key.startsWith('term.')),
        required[form].map(key => `term.${key}`),
      )
    })
  }

  it('takes 変更なし as an answer, and blanks as none', () => {
    const terms = activity('employment').terms
    assert.deepEqual(refused('employment', { terms: { ...terms, placeChange: '変更なし' } }), {})
    assert.deepEqual(refused('employment', { terms: { ...terms, placeChange: '　 ' } }), {
      'term.placeChange': 'missing',
    })
  })
})

describe('the checks before an activity goes out', () => {
  type Case = [
    says: string,
    form: LegalForm,
    over: Partial<OpportunityData>,
    refusal: Record<string, string>,
    taken?: number,
  ]
  const cases: Case[] = [
    ['an hourly wage of the minimum', 'employment', { reward_yen: 1195 }, {}],
    ['an hourly wage one yen below', 'employment', { reward_yen: 1194 }, { reward_yen: 'belowMinimumWage' }],
    ['the same in a dispatch', 'dispatch', { reward_yen: 1194 }, { reward_yen: 'belowMinimumWage' }],
    ['a contract below the minimum wage, which is no wage', 'contract', { reward_yen: 500 }, {}],
    [
      '9,000 yen a day of eight and a half hours, an hour of which is a break',
      'employment',
      { reward_yen: 9000, reward_unit: 'day', slots: [slot({ to_min: 1080 })] },
      {},
    ],
    [
      '8,900 yen for the same day',
      'employment',
      { reward_yen: 8900, reward_unit: 'day', slots: [slot({ to_min: 1080 })] },
      { reward_yen: 'belowMinimumWage' },
    ],
    [
      'a daily wage of unknown hours',
      'employment',
      { reward_yen: 9000, reward_unit: 'day', slots: [] },
      { hours_week: 'hoursUnknown' },
    ],
    [
      '103,567 yen a month of 20 hours a week',
      'employment',
      { reward_yen: 103_567, reward_unit: 'month', hours_week: 20 },
      {},
    ],
    [
      '103,566 yen a month of 20 hours a week',
      'employment',
      { reward_yen: 103_566, reward_unit: 'month', hours_week: 20 },
      { reward_yen: 'belowMinimumWage' },
    ],
    ['a wage for each job done', 'employment', { reward_unit: 'job' }, { reward_unit: 'wagePerJob' }],
    ['a job without its wage', 'employment', { reward_yen: null }, { reward_yen: 'rewardMissing' }],
    ['a contract without its fee', 'contract', { reward_yen: null }, { reward_yen: 'rewardMissing' }],
    ['a contract for which the worker pays', 'contract', { reward: 'cost' }, { reward: 'rewardKind' }],
    ['thanks for each time', 'paid-volunteering', { reward_unit: 'time' }, {}],
    ['thanks by the hour', 'paid-volunteering', { reward_unit: 'hour' }, { reward_unit: 'thanksPerHour' }],
    [
      'an amount of nothing in particular',
      'volunteering',
      { reward: 'cost', reward_yen: 500 },
      { reward_unit: 'unitMissing' },
    ],
    ['60 and over by the exception', 'employment', { age_min: 60, title: '60歳以上の方限定 受付' }, {}],
    ['55 and over', 'employment', { age_min: 55 }, { age_min: 'ageFloor' }],
    ['65 and over in a dispatch', 'dispatch', { age_min: 65 }, { age_min: 'ageFloor' }],
    ['55 and over in a course, which hires nobody', 'volunteering', { age_min: 55 }, {}],
    ['a title that says 55歳以上限定', 'employment', { title: '受付（５５歳以上限定）' }, { title: 'ageWording' }],
    [
      'a title that says 60歳以上限定 without the exception',
      'employment',
      { title: '60歳以上限定の受付' },
      { title: 'ageWording' },
    ],
    ['a summary that welcomes the old', 'employment', { summary: '65歳以上の方も歓迎します' }, {}],
    ['a text with an upper age', 'employment', { description: '70歳まで' }, { description: 'ageMaximum' }],
    [
      'a text with a range of ages',
      'employment',
      { age_min: 60, summary: '60歳〜70歳の方' },
      { summary: 'ageMaximum' },
    ],
    ['a text about working on until 70', 'employment', { description: '希望すれば70歳まで働けます' }, {}],
    ['a text about children up to 10', 'employment', { description: '10歳までの子どもと遊びます' }, {}],
    ['an end on the day it starts', 'volunteering', { starts_on: '2026-12-01', ends_on: '2026-12-01' }, {}],
    [
      'an end before its start',
      'volunteering',
      { starts_on: '2026-12-02', ends_on: '2026-12-01' },
      { ends_on: 'endBeforeStart' },
    ],
    ['an end that is over', 'volunteering', { ends_on: '2026-11-20' }, { ends_on: 'endPast' }],
    ['an end today', 'volunteering', { ends_on: TODAY }, {}],
    ['a slot until midnight', 'volunteering', { slots: [slot({ from_min: 1380, to_min: 1440 })] }, {}],
    [
      'a slot past midnight',
      'volunteering',
      { slots: [slot(), slot({ from_min: 1380, to_min: 1500 })] },
      { 'slot.1': 'slotTimes' },
    ],
    ['a slot that ends when it starts', 'volunteering', { slots: [slot({ to_min: 570 })] }, { 'slot.0': 'slotTimes' }],
    ['a slot in no week', 'volunteering', { slots: [slot({ weeks: 0 })] }, { 'slot.0': 'slotWeeks' }],
    ['no time at all', 'paid-volunteering', { slots: [] }, { 'slot.0': 'timeMissing' }],
    ['no slot, but its day', 'volunteering', { slots: [], starts_on: '2026-12-20' }, {}],
    ['no slot, but the hours in words', 'employment', { slots: [] }, {}],
    ['no place', 'employment', { place_name: '' }, { place_name: 'placeMissing' }],
    ['as many places as are taken', 'volunteering', { capacity: 2 }, {}, 2],
    ['fewer places than are taken', 'volunteering', { capacity: 1 }, { capacity: 'capacityBelowTaken' }, 2],
  ]
  for (const [says, form, over, refusal, taken] of cases)
    it(`${Object.keys(refusal).length === 0 ? 'let out' : 'refuse'} ${says}`, () => {
      assert.deepEqual(refused(form, over, taken), refusal)
    })

  it('refuse thanks that the words tell by the hour', () => {
    const { terms } = activity('paid-volunteering')
    for (const [thanks, refusal] of [
      ['1時間あたり500円', true],
      ['時給８００円', true],
      ['１回500円。1時間ほどの活動です', false],
    ] as const)
      assert.equal('term.thanks' in refused('paid-volunteering', { terms: { ...terms, thanks } }), refusal, thanks)
  })
})

describe('when a contract pays', () => {
  const wordings: [string, number | null][] = [
    ['月末締め、翌月25日払い', 55],
    ['末日締め翌月末払い', 60],
    ['20日〆 翌月20日払い', 60],
    ['20日締め翌月末払い', 70],
    ['15日締め、当月末払い', 45],
    ['月末締め翌々月10日払い', 70],
    ['仕事が終わった月の翌月末日（60日以内）', 60],
    ['納品から３０日以内', 30],
    ['61日後', 61],
    ['2か月以内', 60],
    ['3ヶ月後', 90],
    ['1週間以内', 7],
    ['当日、引き換えに', 0],
    ['なるべく早く', null],
  ]
  for (const [text, days] of wordings)
    it(`「${text}」 is ${days === null ? 'no day' : `at most ${days} days`}`, () =>
      assert.equal(paymentDays(text), days))

  it('is refused past 60 days, and where no day can be read', () => {
    const { terms } = activity('contract')
    const of = (paymentDate: string) => refused('contract', { terms: { ...terms, paymentDate } })
    assert.deepEqual(of('20日締め翌月末払い'), { 'term.paymentDate': 'paymentLate' })
    assert.deepEqual(of('なるべく早く'), { 'term.paymentDate': 'paymentUnclear' })
    assert.deepEqual(of('60日以内'), {})
  })
})

describe('a change of an activity that is published', () => {
  const before = activity('employment')
  const changes: [string, Partial<OpportunityData>, boolean][] = [
    ['the wage', { reward_yen: 1400 }, true],
    ['one term', { terms: { ...before.terms, overtime: '月5時間まで' } }, true],
    ['the times', { slots: [slot({ to_min: 780 }), slot({ weekday: 3 })] }, true],
    ['the place', { place_name: '分館' }, true],
    ['an empty term that was never said', { terms: { ...before.terms, note: '' } }, false],
    ['the order of the times', { slots: [...before.slots].reverse() }, false],
    ['how many are needed at a time', { slots: before.slots.map(one => ({ ...one, need: 3 })) }, false],
    ['the summary', { summary: '本が好きな方に。' }, false],
    ['the capacity', { capacity: 5 }, false],
  ]
  for (const [says, over, legal] of changes)
    it(`${legal ? 'must be looked at again' : 'needs no new look'} when it is ${says}`, () => {
      assert.equal(amendsLegalTerm(before, { ...before, ...over }), legal)
    })

  it('needs no new look where nothing is paid', () => {
    const free = activity('volunteering')
    assert.equal(amendsLegalTerm(free, { ...free, place_name: '分館' }), false)
    assert.equal(amendsLegalTerm(free, { ...free, legal_form: 'employment' }), true)
  })
})

it('takes new people while it is published, not over and not full', () => {
  const row = { status: 'open', ends_on: null, taken: 1, capacity: 2 }
  assert.equal(isTaking(row, TODAY), true)
  assert.equal(isTaking({ ...row, ends_on: TODAY }, TODAY), true)
  assert.equal(isTaking({ ...row, ends_on: '2026-11-20' }, TODAY), false)
  assert.equal(isTaking({ ...row, taken: 2 }, TODAY), false)
  assert.equal(isTaking({ ...row, status: 'closed' }, TODAY), false)
})

it('counts no break in six hours, 45 minutes past them, an hour past eight', () => {
  assert.deepEqual(
    [360, 361, 480, 481].map(to_min => workedMinutes({ from_min: 0, to_min })),
    [360, 316, 435, 421],
  )
})
