import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { filled } from '#platform/submitted.ts'
import { readWanted } from './made/forms.ts'
import { isRecorded, linkUntil, mayWithdraw, refusalOf } from './rules.ts'
import { certifiedText, ownText } from './text.ts'

const TODAY = '2026-11-21'
const record = (day: string, source: 'seat' | 'booking' | 'check') => ({
  ...{
    day,
    source,
    opportunity_id: 'o',
    title: '本の整理',
    organisation: '図書館',
    minutes: source === 'check' ? null : 120,
  },
})
const RECORDS = [record('2026-06-02', 'seat'), record('2026-07-10', 'booking'), record('2026-08-01', 'check')]

describe('whether the desk recorded anything', () => {
  for (const [kind, from, to, is] of [
    ['all', '2026-06-02', '2026-06-02', true],
    ['all', '2026-06-03', '2026-07-09', false],
    ['courses', '2026-06-01', '2026-06-30', false],
    ['courses', '2026-06-01', '2026-07-10', true],
    ['seats', '2026-07-01', '2026-07-31', false],
    ['seats', '2026-08-01', '2026-08-31', true],
  ] as const)
    test(`${kind} from ${from} to ${to}: ${is}`, () => assert.equal(isRecorded(RECORDS, { kind, from, to }), is))
})

describe('a period', () => {
  for (const [from, to, refused] of [
    ['2026-04-01', TODAY, null],
    [TODAY, TODAY, null],
    ['2026-04-02', '2026-04-01', 'reversed'],
    ['2026-04-01', '2026-11-22', 'future'],
  ] as const)
    test(`from ${from} to ${to}: ${refused ?? 'is certified'}`, () =>
      assert.equal(refusalOf({ from, to }, TODAY), refused))
})

describe('what is typed', () => {
  const GOOD = { kind: 'all', from: '令和８年４月１日', to: '11/20', own: '1' }
  const read = (typed: Partial<typeof GOOD>) => readWanted(filled({ ...GOOD, ...typed }), TODAY, RECORDS)
  test('is read in any way of writing a day', () => {
    const said = read({})
    assert.ok(said.ok)
    assert.deepEqual(said.value, { kind: 'all', from: '2026-04-01', to: '2026-11-20', own: true })
  })
  for (const [typed, field, sentence] of [
    [{ from: '' }, 'from', /はじめの日を入力してください/],
    [{ from: '2月31日' }, 'from', /はじめの日を入力してください/],
    [{ to: '令和9年1月1日' }, 'to', /まだ来ていない日は証明できません/],
    [{ from: '2026-11-20', to: '2026-11-19' }, 'to', /終わりの日は、はじめの日か/],
    [{ kind: 'everything' }, 'kind', /1つ選んでください/],
    [{ from: '2025-01-01', to: '2025-12-31' }, 'from', /窓口の記録がないので/],
  ] as const)
    test(`${JSON.stringify(typed)} is refused with what to do`, () => {
      const said = read(typed)
      assert.ok(!said.ok)
      assert.match(said.errors[field] ?? '', sentence)
    })
})

describe('who withdraws it', () => {
  for (const [made_as, withdrawn_at, as, may] of [
    ['self', null, 'self', true],
    ['desk', null, 'desk', true],
    ['desk', null, 'self', false],
    ['self', null, 'desk', false],
    ['self', '2026-11-20T00:00:00Z', 'self', false],
  ] as const)
    test(`made by ${made_as}, ${withdrawn_at ? 'withdrawn' : 'live'}, by ${as}: ${may}`, () =>
      assert.equal(mayWithdraw({ made_as, withdrawn_at }, as), may))
})

describe('what is told of an activity', () => {
  const line = { title: '', organisation: '', first: TODAY, last: TODAY }
  for (const [days, minutes, checks, said] of [
    [3, 360, 0, '3日、6時間'],
    [0, 0, 2, '続けていることの確認2回'],
    [3, 390, 1, '3日、6時間30分。続けていることの確認1回'],
  ] as const)
    test(said, () => assert.equal(certifiedText({ ...line, days, minutes, checks }), said))
  test('of their own: no hours are said where they said none', () => {
    assert.equal(ownText({ ...line, days: 2, minutes: 0, unsaid: 2 }), '2日、時間を書いていない記録2件')
    assert.equal(ownText({ ...line, days: 2, minutes: 90, unsaid: 0 }), '2日、1時間30分')
  })
})

test('the code on the paper opens for five years', () => assert.equal(linkUntil(TODAY), '2031-11-21'))
