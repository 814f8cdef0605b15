import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import {
  type Introduced,
  isIndefinite,
  keptUntil,
  type Lack,
  lacksOfOpening,
  lacksOfSeeking,
  ledgerNumber,
  leftAloneUntil,
  leftOf,
  OCCUPATION_KEYS,
  OCCUPATIONS,
  type Occupation,
  resultOf,
} from './rules.ts'

const TODAY = '2026-11-21'
const led = (one: Partial<Introduced> = {}): Introduced => ({
  ...{ proposal: 'a', person: 'b', name: '柏 花子', organisation: 'ひだまり会', title: '調理補助', on: '2026-11-10' },
  ...{ status: 'introduced', starts_on: null, ended_on: null, period: '1年', heard_on: null, ...one },
})

describe('the classes of occupation', () => {
  it('are the fifteen of 2022, in their order', () => {
    assert.equal(OCCUPATION_KEYS.length, 15)
    assert.deepEqual(
      OCCUPATION_KEYS,
      Array.from({ length: 15 }, (_, at) => String(at + 1).padStart(2, '0')),
    )
    assert.equal(OCCUPATIONS['15'], '運搬・清掃・包装・選別等の職業')
  })
})

describe('what came of an introduction', () => {
  for (const [why, one, result] of [
    ['nothing is known while they wait', {}, null],
    ['nor while they go to see it', { status: 'visiting' }, null],
    ['they are taken when the work has a day', { status: 'decided', starts_on: '2026-12-01' }, 'hired'],
    ['and still were when it is over', { status: 'ended', starts_on: '2026-04-01', ended_on: '2026-06-01' }, 'hired'],
    ['the employer did not take them', { status: 'failed' }, 'refused'],
    ['they did not wish it themselves', { status: 'declined' }, 'declined'],
  ] as const)
    it(why, () => assert.equal(resultOf(led(one)), result))
})

describe('a work without a term', () => {
  for (const [period, indefinite] of [
    ['', null],
    ['  ', null],
    ['期間の定めなし', true],
    ['期間の定めはない', true],
    ['無期', true],
    ['1年', false],
    ['期間の定めあり（6か月）', false],
  ] as const)
    it(`is told by its words: 「${period}」`, () => assert.equal(isIndefinite(period), indefinite))

  it('leaves whoever was hired alone for two years', () => {
    assert.equal(leftAloneUntil(led({ starts_on: '2026-04-01', period: '無期' })), '2028-03-31')
    assert.equal(leftAloneUntil(led({ starts_on: '2026-04-01' })), null)
    assert.equal(leftAloneUntil(led({ period: '無期' })), null)
  })

  for (const [why, one, left] of [
    ['is not asked of a work with a term', { starts_on: '2026-01-01' }, undefined],
    ['nor of whom nobody hired', { period: '無期' }, undefined],
    ['is left within six months', { period: '無期', starts_on: '2026-01-01', ended_on: '2026-06-30' }, 'left'],
    [
      'is not when they left on the day after',
      { period: '無期', starts_on: '2026-01-01', ended_on: '2026-07-01' },
      'stayed',
    ],
    ['is early to be asked', { period: '無期', starts_on: '2026-06-01' }, 'early'],
    [
      'is not known where nobody heard of them since',
      { period: '無期', starts_on: '2026-01-01', heard_on: '2026-06-30' },
      null,
    ],
    [
      'is not left where they were heard of later',
      { period: '無期', starts_on: '2026-01-01', heard_on: '2026-07-02' },
      'stayed',
    ],
  ] as const)
    it(why, () => assert.equal(leftOf(led(one), TODAY), left))
})

describe('what is blank in a row of the 求職管理簿', () => {
  const full = {
    ...{
      work: '調理の手伝い',
      address: '柏市柏1-1',
      occupation: '09' as Occupation | null,
      valid_until: '2027-02-28',
      ended_on: null,
    },
    introduced: [] as Introduced[],
  } as const
  for (const [why, one, lacks] of [
    ['nothing', {}, []],
    ['the wish that nobody asked', { work: '' }, ['work']],
    ['the class that nobody knows', { occupation: null }, ['occupation']],
    ['until when it holds', { valid_until: null }, ['valid']],
    ['not that of one that is over', { valid_until: null, ended_on: '2026-11-01' }, []],
    ['what became of it when its time is over', { valid_until: '2026-11-20' }, ['overdue']],
    ['not on its last day', { valid_until: TODAY }, []],
    ['nor of one that has ended', { valid_until: '2026-10-01', ended_on: '2026-10-01' }, []],
    ['the result after a month', { introduced: [led({ on: '2026-10-21' })] }, ['result']],
    ['not before', { introduced: [led({ on: '2026-10-22' })] }, []],
    ['not one that is known', { introduced: [led({ on: '2026-10-01', status: 'failed' })] }, []],
    ['whether they left', { introduced: [led({ starts_on: '2026-01-01', period: '無期' })] }, ['left']],
    ['several things, in their order', { work: '', address: '', occupation: null }, ['work', 'address', 'occupation']],
  ] as const satisfies readonly (readonly [string, object, readonly Lack[]])[])
    it(`is ${why}`, () => assert.deepEqual(lacksOfSeeking({ ...full, ...one }, TODAY), lacks))
})

describe('what is blank in a row of the 求人管理簿', () => {
  const full = {
    ...{
      address: '柏市柏1-1',
      contact: '山田',
      phone: '',
      capacity: 2,
      period: '1年',
      wage: '時給1,200円',
      place: '園',
    },
    ...{
      occupation: '09' as Occupation | null,
      valid_until: '2027-02-28',
      ended_on: null,
      introduced: [] as Introduced[],
    },
  } as const
  for (const [why, one, lacks] of [
    ['nothing', {}, []],
    ['the number of people, which is not 0', { capacity: null }, ['openings']],
    ['the wage', { wage: null }, ['wage']],
    ['the term and the place', { period: '', place: '' }, ['period', 'place']],
    ['whom to call, where neither name nor telephone is known', { contact: '' }, ['contact']],
    ['not where one of them is', { contact: '', phone: '04-7000-0000' }, []],
    ['where the employer is', { address: '' }, ['address']],
  ] as const satisfies readonly (readonly [string, object, readonly Lack[]])[])
    it(`is ${why}`, () => assert.deepEqual(lacksOfOpening({ ...full, ...one }, TODAY), lacks))
})

describe('a row', () => {
  it('is kept for two years after its end, and nobody knows how long while it is open', () => {
    assert.equal(keptUntil('2026-11-21', 2), '2028-11-21')
    assert.equal(keptUntil(null, 2), null)
  })
  it('has its number in the fiscal year', () =>
    assert.equal(ledgerNumber({ fiscal_year: 2026, number: 12 }), '2026-0012'))
})
