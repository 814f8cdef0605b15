import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import fc from 'fast-check'
import { DEFAULTS, isOpeningDay, openingDay, settingsFrom } from '#features/municipalities/rules.ts'
import { dueAfter } from './actions.ts'
import { follows, forWhom } from './door/told.ts'
import {
  after,
  askAgain,
  codeFrom,
  formatCode,
  isFlood,
  likenesses,
  readCode,
  SETTINGS,
  STATUSES,
  statusOf,
  TRANSITIONS,
  VERBS,
  type Verb,
} from './rules.ts'

const { callbackDays, requestFlood } = settingsFrom({}, SETTINGS)

describe('the desk calls within so many of its opening days', () => {
  const DESK = {
    weekdays: [0, 1, 2, 3, 4],
    closed: ['2026-11-23', '2027-01-11', '12-29', '12-30', '12-31', '01-01', '01-02', '01-03'],
  }
  for (const [why, from, n, days, due] of [
    ['from a Monday', '2026-11-16', 3, DESK, '2026-11-19'],
    ['from a Saturday, past a holiday', '2026-11-21', 3, DESK, '2026-11-26'],
    ['from the eve of a holiday', '2026-11-20', 1, DESK, '2026-11-24'],
    ['over the turn of the year', '2026-12-28', 1, DESK, '2027-01-04'],
    ['in the days of the turn of the year', '2026-12-30', 3, DESK, '2027-01-06'],
    ['over a holiday in January', '2027-01-08', 1, DESK, '2027-01-12'],
    ['where the desk is open on Saturdays', '2026-11-20', 1, { ...DESK, weekdays: [0, 1, 2, 3, 4, 5] }, '2026-11-21'],
    ['where it is open on Wednesdays only', '2026-11-18', 2, { ...DESK, weekdays: [2] }, '2026-12-02'],
    ['over the 29th of February', '2028-02-28', 1, DESK, '2028-02-29'],
    ['where it is never open', '2026-11-16', 1, { ...DESK, weekdays: [] }, null],
  ] as const)
    test(why, () => assert.equal(openingDay(from, n, days), due))

  test('by what is usual where nobody said when it is open, and within a week where it never is', () => {
    assert.equal(dueAfter('2026-12-28', { ...DEFAULTS, callbackDays }), '2027-01-06')
    assert.equal(dueAfter('2026-12-28', { deskDays: { weekdays: [], closed: [] }, callbackDays }), '2027-01-04')
  })

  test('the day is always an opening day, and one more is always later', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 3000 }), fc.integer({ min: 1, max: 10 }), (ahead, n) => {
        const from = new Date(Date.UTC(2026, 0, 1 + ahead)).toISOString().slice(0, 10)
        const [due, next] = [openingDay(from, n, DESK)!, openingDay(from, n + 1, DESK)!]
        assert.ok(isOpeningDay(due, DESK) && due > from && next > due)
      }),
    )
  })
})

describe('a form is asked to be sent once more', () => {
  const now = '2026-11-21T01:00:10.000Z'
  for (const [since, trap, again] of [
    ['2026-11-21T01:00:00.000Z', '', null],
    ['2026-11-21T01:00:07.000Z', '', null],
    ['2026-11-21T01:00:07.500Z', '', 'pace'],
    ['2026-11-21T01:00:10.000Z', '', 'pace'],
    ['2026-11-22T00:00:00.000Z', '', 'pace'],
    ['2026-11-20T00:00:00.000Z', '', null],
    ['', '', 'pace'],
    ['soon', '', 'pace'],
    ['2026-11-21T01:00:00.000Z', 'https://spam.example', 'trap'],
  ] as const)
    test(`opened ${since || 'at no time'}${trap && ', with what nobody sees'}: ${again ?? 'no'}`, () =>
      assert.equal(askAgain({ since, trap }, now), again))
})

describe('a flood', () => {
  for (const [place, contact, flood] of [
    [30, 0, false],
    [39, 4, false],
    [40, 0, true],
    [0, 5, true],
  ] as const)
    test(`${place} from the address, ${contact} from the contact: ${flood ? 'yes' : 'no'}`, () =>
      assert.equal(isFlood({ place, contact }, requestFlood), flood))
})

describe('the number for people', () => {
  const bytes = fc.uint8Array({ minLength: 6, maxLength: 6 })
  test('is read however it is written', () => {
    const code = codeFrom(new Uint8Array([0, 1, 2, 3, 4, 5]))
    const shown = formatCode(code)
    for (const typed of [
      shown,
      code,
      shown.toLowerCase(),
      shown.replaceAll('-', ' '),
      `　${shown.replaceAll('-', '−')}　`,
    ])
      assert.equal(readCode(typed), code, typed)
    for (const typed of ['', 'K7F', 'さとう', `${code}3`, code.replace(/./, 'O')])
      assert.equal(readCode(typed), null, typed)
  })
  test('with one wrong sign, or two neighbours the wrong way round, is none', () => {
    fc.assert(
      fc.property(
        bytes,
        fc.integer({ min: 0, max: 6 }),
        fc.constantFrom(...'34679ACEFHKMRTWXY'),
        (random, at, sign) => {
          const code = codeFrom(random)
          const wrong = code.slice(0, at) + sign + code.slice(at + 1)
          if (wrong !== code) assert.equal(readCode(wrong), null)
          const swapped = code.slice(0, at) + (code[at + 1] ?? '') + code[at] + code.slice(at + 2)
          if (at < 5 && swapped !== code) assert.equal(readCode(swapped), null)
        },
      ),
    )
  })
})

describe('where a request stands', () => {
  for (const [verbs, status] of [
    [[], 'received'],
    [['note'], 'working'],
    [['join', 'note', 'note'], 'working'],
    [['withdraw'], 'ended'],
    [['note', 'close'], 'ended'],
    [['close', 'note'], 'ended'],
    [['close', 'reopen'], 'working'],
    [['withdraw', 'reopen', 'note', 'close'], 'ended'],
    [['reopen'], 'received'],
  ] as [Verb[], string][])
    test(`after ${verbs.join(', ') || 'nothing'}: ${status}`, () =>
      assert.equal(statusOf(verbs.map(verb => ({ verb }))), status))

  test('every status but the last can be ended by whoever asked and by the desk; the last is left only as a mistake', () => {
    for (const status of STATUSES)
      for (const verb of VERBS)
        assert.equal(after(status, verb) === null, (status === 'ended') !== (verb === 'reopen'), `${verb} in ${status}`)
    assert.deepEqual(Object.keys(TRANSITIONS).sort(), [...STATUSES].sort())
  })
})

describe('who it may be', () => {
  const asked = { name_key: '斎藤花', kana_key: 'さいとうはな', phone_digits: '0471001234', email: 'Hana@example.jp' }
  const other = { name_key: '佐藤', kana_key: 'さとう', phone_digits: '0471000000', email: '' }
  for (const [what, person, why] of [
    ['nobody alike', other, []],
    ['the same reading', { ...other, kana_key: 'さいとうはな' }, ['kana']],
    ['the same name', { ...other, name_key: '斎藤花' }, ['name']],
    ['the same telephone', { ...other, phone_digits: '0471001234' }, ['phone']],
    ['the same mailbox in other letters', { ...other, email: 'hana@EXAMPLE.jp' }, ['email']],
    ['everything', asked, ['kana', 'name', 'phone', 'email']],
  ] as const)
    test(what, () => assert.deepEqual(likenesses(asked, person), why))
  test('what neither said is not alike', () =>
    assert.deepEqual(
      likenesses(
        { ...asked, kana_key: '', phone_digits: null, email: '' },
        { ...other, kana_key: '', phone_digits: null, email: '' },
      ),
      [],
    ))
})

describe('what is told', () => {
  const programme = (age_floor: number, residents_only: boolean) => ({
    name: `${age_floor}の事業`,
    age_floor,
    residents_only,
  })
  for (const [why, programmes, says] of [
    ['no programme runs', [], /どなたでも/],
    ['one from 50', [programme(50, false)], /50歳以上[\s\S]*外にお住まいの方もご利用/],
    ['the youngest age counts', [programme(60, false), programme(55, false)], /55歳以上/],
    ['residents only', [programme(55, true)], /柏市にお住まいの方が対象/],
    ['some for residents only', [programme(50, false), programme(60, true)], /「60の事業」は、市内の方/],
  ] as const)
    test(`for whom: ${why}`, () =>
      assert.match(
        forWhom(programmes, '柏市')
          .map(({ text }) => text)
          .join('\n'),
        says,
      ))

  const activity = {
    id: '',
    status: 'open',
    title: '',
    organisation: '',
    legal_form: 'volunteering',
    residents_only: false,
    visit_possible: true,
    trial_possible: true,
    ends_on: null,
    age_min: null,
  } as const
  const about = {
    answers: { whom: 'self', lives: null },
    activity,
    programmes: [programme(50, false)],
    city: { name: '柏市' },
    today: '2026-11-21',
  } as const
  const told = (asked: Parameters<typeof follows>[0]) =>
    follows(asked)
      .map(({ text }) => text)
      .join('\n')
  for (const [why, changed, says] of [
    ['a job', { activity: { ...activity, legal_form: 'employment' } }, /応募ではありません/],
    ['sent by an agency', { activity: { ...activity, legal_form: 'dispatch' } }, /応募ではありません/],
    ['over', { activity: { ...activity, ends_on: '2026-11-20' } }, /募集を終えて/],
    ['closed', { activity: { ...activity, status: 'closed' } }, /募集を終えて/],
    [
      'younger than the activity asks',
      { activity: { ...activity, age_min: 60 }, birth: '1970-03-09' },
      /60歳以上の方の活動/,
    ],
    ['younger than every programme asks', { birth: '1990-03-09' }, /50歳以上の方が対象/],
    ['no activity', { activity: undefined }, /いっしょにさがします/],
    ['for another', { answers: { whom: 'other', lives: null } }, /ご本人のお気持ちを/],
    ['together', { answers: { whom: 'together', lives: null } }, /ごいっしょの方/],
    ['with somebody', { answers: { whom: 'self', lives: null, company: 'with' } }, /ごいっしょの方のことも/],
    [
      'all or none',
      { answers: { whom: 'self', lives: null, company: 'with', together: 'all' } },
      /全員で行けるときだけ/,
    ],
    ['from outside', { answers: { whom: 'self', lives: 'outside' } }, /柏市の外にお住まいの方も/],
    [
      'from outside, to residents',
      { answers: { whom: 'self', lives: 'outside' }, programmes: [programme(50, true)] },
      /お住まいの市町村の窓口をご案内する/,
    ],
    [
      'from outside, for residents only',
      { answers: { whom: 'self', lives: 'outside' }, activity: { ...activity, residents_only: true } },
      /この活動は、柏市にお住まいの方に限られ/,
    ],
  ] as const)
    test(`what follows: ${why}`, () => assert.match(told({ ...about, ...changed }), says))
  for (const [why, changed] of [
    ['nothing particular', {}],
    ['old enough on this very day', { activity: { ...activity, age_min: 60 }, birth: '1966-11-21' }],
    ['nobody knows how old they are', { activity: { ...activity, age_min: 60 }, birth: null }],
    ['young, but asking for somebody else', { answers: { whom: 'other', lives: null }, birth: '2000-01-01' }],
  ] as const)
    test(`what follows of nothing: ${why}`, () => assert.doesNotMatch(told({ ...about, ...changed }), /歳以上/))
})
