import assert from 'node:assert/strict'
import { test } from 'node:test'
import { NO_LOADS } from '../unknown.ts'
import { formLabel, loadsOf, minutesTold, organiserText, payText, peopleText, unsureOf } from './card.ts'

const help = { legal_form: 'volunteering', category: 'books', reward_said: '' } as const
const work = { legal_form: 'employment', category: 'kitchen', reward_said: '' } as const
const unpriced = { ...help, category: 'dance', reward: null, reward_yen: null, reward_unit: null } as const

for (const [row, text] of [
  [{ ...work, reward: 'wage', reward_yen: 1200, reward_unit: 'hour' }, '時給1,200円'],
  [{ ...work, reward: 'wage', reward_yen: 9000, reward_unit: 'day' }, '日給9,000円'],
  [{ ...work, reward: 'wage', reward_yen: null, reward_unit: null }, '賃金あり'],
  [{ ...work, legal_form: 'contract', reward: 'fee', reward_yen: 5000, reward_unit: 'job' }, '報酬 1件5,000円'],
  [
    { ...help, legal_form: 'paid-volunteering', reward: 'thanks', reward_yen: 500, reward_unit: 'time' },
    'お礼 1回500円',
  ],
  [{ ...help, reward: 'none', reward_yen: null, reward_unit: null }, '謝礼はありません'],
  [{ ...help, category: 'dance', reward: 'none', reward_yen: null, reward_unit: null }, '参加費はかかりません'],
  [{ ...help, category: 'dance', reward: 'cost', reward_yen: 100, reward_unit: 'time' }, '参加費 1回100円'],
  [unpriced, '参加費はわかりません'],
  [{ ...unpriced, category: 'books' }, 'お礼・参加費はわかりません'],
  [{ ...unpriced, reward_said: '大人500円' }, '参加費：大人500円'],
] as const)
  test(`money is told as ${text}`, () => assert.equal(payText(row), text))

test('nobody is called a volunteer who comes to learn', () => {
  assert.equal(formLabel(help), 'ボランティア')
  assert.equal(formLabel({ ...help, category: 'dance' }), '参加')
  assert.equal(formLabel(work), '雇用')
})

test('the places that are left are told, and when there are none', () => {
  assert.equal(peopleText({ capacity: 6, taken: 4 }), '定員6人・あと2人')
  assert.equal(peopleText({ capacity: 1, taken: 0 }), '1人募集')
  assert.equal(peopleText({ capacity: 2, taken: 2 }), 'いまは定員に達しています')
  assert.equal(peopleText({ capacity: 6, taken: 0, checked: false }), '定員6人')
  assert.equal(peopleText({ capacity: null, taken: 2 }), '定員はわかりません')
})

test('a load of degree 0 is none', () =>
  assert.deepEqual(loadsOf({ heat: 2, standing: 0, cold: 1 }), [
    { load: 'heat', label: '暑さ', degree: 2 },
    { load: 'cold', label: '寒さ', degree: 1 },
  ]))

test('loads that nobody asked about are not told as none', () => {
  assert.equal(unsureOf(NO_LOADS), '')
  assert.match(unsureOf({}), /^からだの負担はわかりません/)
  assert.match(unsureOf({ standing: 2 }), /^ほかに/)
})

test('who organises it is told, or that nobody said', () => {
  assert.equal(organiserText({ organisation: '囲碁連盟' }), '囲碁連盟')
  assert.match(organiserText({ organisation: null }), /わかりません/)
})

test('minutes on foot are told up to an hour, by car only where it was asked for', () => {
  const far = { minutes: { walk: 82, bicycle: 33, bus: 42, car: 17 } }
  assert.deepEqual(minutesTold(far), { bicycle: 33, bus: 42 })
  assert.deepEqual(minutesTold(far, ['walk']), far.minutes && { walk: 82, bicycle: 33, bus: 42 })
  assert.deepEqual(minutesTold({ minutes: { walk: 9, bicycle: 4, car: 2 } }, ['car']), { walk: 9, bicycle: 4, car: 2 })
  assert.deepEqual(minutesTold({ minutes: { walk: 60 } }), { walk: 60 })
})
