import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { SetupError } from '#platform/errors.ts'
import { does, offered, said } from '#platform/own.ts'
import { faultsOf } from '#platform/shapes.ts'
import {
  DEFAULTS,
  doesBy,
  doesKey,
  isOpeningDay,
  isSwitch,
  LEDGERS,
  OWN_SETTINGS,
  openingDay,
  ownFrom,
  ownWordSays,
  placedBy,
  refuseOff,
  SETTINGS,
  SWITCH_KEYS,
  SWITCHES,
  wordSetting,
} from './rules.ts'
import { RETENTION } from './rules-retention.ts'

describe('a word of a city', () => {
  for (const [why, word, says] of [
    ['a usual one', '相談員', null],
    ['twenty letters', 'あ'.repeat(20), null],
    ['twenty letters of two units each', '𠮷'.repeat(20), null],
    ['twenty-one', 'あ'.repeat(21), /20文字まで/],
    ['markup', '<b>案</b>', /記号/],
    ['a quotation mark', '市の"案"', /記号/],
    ['a line break', '相談\n窓口', /改行/],
    ['a sign that nobody sees', '相談\u0007', /改行/],
    ['signs are told first, however long it is', '&'.repeat(30), /記号/],
    ['brackets and dots of Japanese', '管理（所管課）・２', null],
  ] as const)
    it(`${why}: ${says ? 'is refused' : 'may be'}`, () => {
      const found = ownWordSays(word)
      if (says) assert.match(found ?? '', says)
      else assert.equal(found, null)
    })

  it('may be one of ours only, and any of them may be left as it is', () => {
    const { shape } = wordSetting(['活動', '案']).words
    assert.deepEqual(faultsOf(shape, {}), [])
    assert.deepEqual(faultsOf(shape, { 相談員: '支援員', 活動: '出番', 案: '案' }), [])
    assert.deepEqual(
      faultsOf(shape, { 相談員: '支援員', おなまえ: 'x', 案: '' }).map(({ path }) => path),
      ['おなまえ', '案'],
    )
  })
})

describe('what a city says of itself stands in its sentences', () => {
  const city = {
    own: ownFrom({ words: { 相談員: '支援員', 活動: '出番', やること: '予定' }, doesPlans: false, doesRequests: true }),
  }
  for (const [why, text, as] of [
    ['a name of people, also inside a sentence', '相談員にたずねてください。', '支援員にたずねてください。'],
    ['a word of the menu by itself', '活動', '出番'],
    ['not inside a sentence: there it may be another word', '活動的な方', '活動的な方'],
    ['nothing that has no other name', '団体', '団体'],
    ['every place of a name', '相談員と相談員', '支援員と支援員'],
  ] as const)
    it(why, () => assert.equal(said(city, text), as))

  it('a city that said nothing is told in ours', () => {
    assert.equal(said({}, '相談員'), '相談員')
    assert.equal(said({ own: ownFrom({}) }, '相談員'), '相談員')
  })

  it('what it does not do is offered nowhere, and what it did not speak of is done', () => {
    const menu = [{ text: '案', within: 'plans' }, { text: '依頼', within: 'requests' }, { text: '人' }]
    assert.deepEqual(
      offered(city, menu).map(({ text }) => text),
      ['依頼', '人'],
    )
    assert.deepEqual(offered({}, menu), menu)
    assert.deepEqual([does(city, 'plans'), does(city, 'imports'), does({}, 'plans')], [false, true, true])
  })
})

describe('who places people in jobs', () => {
  for (const [why, stored, by] of [
    ['is nobody until somebody says who', {}, 'none'],
    ['is nobody where the value is none of ours', { placedBy: 'me' }, 'none'],
    ['is the city, as it is set', { placedBy: 'city' }, 'city'],
    ['is an operator with a licence', { placedBy: 'operator', doesPlacement: true }, 'operator'],
    ['is nobody where the switch is off, whatever was set', { placedBy: 'city', doesPlacement: false }, 'none'],
  ] as const)
    it(`${why}, and the ledgers are there by it`, () => {
      assert.equal(placedBy(stored), by)
      assert.equal(does({ own: ownFrom(stored) }, LEDGERS), by !== 'none')
    })
})

describe('what a city does not do', () => {
  for (const key of SWITCH_KEYS) {
    it(`${key} is done unless it says no, and is refused then with what to do`, () => {
      assert.equal(doesBy({}, key), true)
      assert.equal(doesBy({ [doesKey(key)]: true }, key), true)
      assert.equal(doesBy({ [doesKey(key)]: false }, key), false)
      refuseOff({}, key)
      assert.throws(
        () => refuseOff({ [doesKey(key)]: false }, key),
        (error: unknown) =>
          error instanceof SetupError && error.message.includes(SWITCHES[key].text) && /市の設定/.test(error.message),
      )
    })
    it(`${key} has a setting of its own`, () => assert.ok(Object.hasOwn(OWN_SETTINGS, doesKey(key))))
  }
  it('is one of five, by its name', () => {
    assert.deepEqual(SWITCH_KEYS.map(doesKey), [
      'doesPlacement',
      'doesIntroductions',
      'doesPlans',
      'doesRequests',
      'doesImports',
    ])
    for (const text of ['', 'Plans', 'toString', 'doesPlans']) assert.ok(!isSwitch(text), text)
  })
})

describe('a figure that a city sets', () => {
  const { weights } = DEFAULTS
  const days = (over: object) => ({ ...DEFAULTS.deskDays, ...over })
  const speeds = (over: object) => ({ ...DEFAULTS.speeds, ...over })
  for (const [why, key, value, faults] of [
    ['a wage of one yen', 'minimumWage', 1, []],
    ['a wage at its most', 'minimumWage', 100_000, []],
    ['a wage beyond it', 'minimumWage', 100_001, ['']],
    ['no wage', 'minimumWage', 0, ['']],
    ['half a yen', 'minimumWage', 1195.5, ['']],
    ['a wage in words', 'minimumWage', '1195', ['']],
    ['weights that come to 1000', 'weights', weights, []],
    ['weights that come to one more', 'weights', { ...weights, likes: weights.likes + 1 }, ['']],
    [
      'a term that weighs all',
      'weights',
      { ...Object.fromEntries(Object.keys(weights).map(key => [key, 0])), likes: 1000 },
      [],
    ],
    ['a term that weighs less than nothing', 'weights', { ...weights, likes: -1, distance: 521 }, ['likes']],
    ['a term that is missing', 'weights', { ...weights, need: undefined }, ['need']],
    ['a detour of none', 'speeds', speeds({ detour: 1 }), []],
    ['a way that is shorter than straight on', 'speeds', speeds({ detour: 0.99 }), ['detour']],
    ['a bus that always stands there', 'speeds', speeds({ busWait: 0 }), []],
    ['a walk at a car’s pace', 'speeds', speeds({ walk: 201 }), ['walk']],
    ['a desk that is open every day', 'deskDays', days({ weekdays: [0, 1, 2, 3, 4, 5, 6] }), []],
    ['a desk that is never open', 'deskDays', days({ weekdays: [] }), ['']],
    ['an eighth day', 'deskDays', days({ weekdays: [7] }), ['weekdays[0]']],
    ['the 29th of February of every year', 'deskDays', days({ closed: ['02-29'] }), []],
    ['the 30th of it', 'deskDays', days({ closed: ['02-28', '02-30'] }), ['closed[1]']],
    ['the 29th of a common year', 'deskDays', days({ closed: ['2027-02-29'] }), ['closed[0]']],
    ['a day without noughts', 'deskDays', days({ closed: ['1-1'] }), ['closed[0]']],
  ] as [string, keyof typeof SETTINGS, unknown, string[]][])
    it(`${why}: ${faults.length === 0 ? 'may be' : 'is refused'}`, () =>
      assert.deepEqual(
        faultsOf(SETTINGS[key].shape, value).map(({ path }) => path),
        faults,
      ))

  it('is told with the sum where the weights do not come to 1000', () => {
    const [fault] = faultsOf(SETTINGS.weights.shape, { ...weights, likes: 0 })
    assert.match(fault!.says, /1000にしてください（いま700）/)
  })

  it('of how long records are kept is not known before it is entered, but for what a law says', () => {
    assert.deepEqual(
      Object.values(RETENTION).map(({ standard }) => standard),
      [2, null, null],
    )
    for (const { shape } of Object.values(RETENTION))
      assert.deepEqual(
        [0, 1, 100, 101, 1.5].map(years => faultsOf(shape, years).length),
        [1, 0, 0, 1, 1],
      )
  })
})

describe('the desk over a year', () => {
  const { deskDays } = DEFAULTS
  for (const [day, open] of [
    ['2026-12-28', true],
    ['2026-12-29', false],
    ['2027-01-03', false],
    ['2027-01-04', true],
    ['2028-02-29', true],
    ['2026-11-21', false],
    ['2027-03-31', true],
  ] as const)
    it(`is ${open ? 'open' : 'shut'} on ${day}`, () => assert.equal(isOpeningDay(day, deskDays), open))

  it('is shut on a day of one year in that year only', () => {
    const closed = { ...deskDays, closed: ['2026-11-23'] }
    assert.deepEqual([isOpeningDay('2026-11-23', closed), isOpeningDay('2027-11-23', closed)], [false, true])
  })

  it('that is open on one day a year is found a year ahead, and no further', () => {
    const mondays = { weekdays: [0], closed: [] }
    assert.equal(openingDay('2026-11-21', 52, mondays), '2027-11-15')
    assert.equal(openingDay('2026-11-21', 53, mondays), '2027-11-22')
    assert.equal(openingDay('2026-11-21', 54, mondays), null)
  })
})
