import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { isReading, kanaKey, nameKey } from '#platform/names.ts'
import { type Identity, isName, likenesses, programmeFor, registerRefusal } from './rules.ts'

const TODAY = '2026-11-21'
const DESK = { id: 'desk', name: '総合相談窓口', age_floor: 50 }
const TASKS = { id: 'tasks', name: 'タスク開拓', age_floor: 55 }

describe('the age floor of the running programmes decides who may be registered', () => {
  for (const [why, birth, programmes, chosen, expected] of [
    ['fifty on this very day', '1976-11-21', [DESK, TASKS], null, null],
    ['fifty tomorrow', '1976-11-22', [DESK, TASKS], null, 'tooYoung'],
    ['52, in the programme from 50', '1974-05-04', [DESK, TASKS], 'desk', null],
    ['52, in the programme from 55', '1974-05-04', [DESK, TASKS], 'tasks', 'programmeTooYoung'],
    ['born tomorrow', '2026-11-22', [DESK], null, 'notBorn'],
    ['no programme runs', '1950-01-01', [], null, 'noProgramme'],
  ] as const) {
    test(why, () => assert.equal(registerRefusal(birth, TODAY, programmes, chosen), expected))
  }
  test('who chose no programme is put into the first that takes them', () => {
    assert.equal(programmeFor(52, [TASKS, DESK]), 'desk')
    assert.equal(programmeFor(49, [TASKS, DESK]), null)
  })
})

describe('probable duplicates are found before somebody is registered', () => {
  const person = (name: string, kana: string, birth_on: string, phone_digits: string | null = null): Identity => ({
    name_key: nameKey(name),
    kana_key: kanaKey(kana),
    birth_on,
    phone_digits,
  })
  const saito = person('斎藤 花子', 'さいとう はなこ', '1955-03-03', '0471000001')
  for (const [why, other, expected] of [
    [
      'the variant 齋 and katakana are the same name and reading',
      person('齋藤花子', 'サイトウ ハナコ', '1955-03-03'),
      ['kana', 'name'],
    ],
    ['the same reading with other kanji', person('西東 華子', 'さいとう はなこ', '1955-03-03'), ['kana']],
    ['the same name, born on another day', person('斎藤 花子', 'さいとう はなこ', '1955-03-04'), []],
    [
      'only the phone is the same: a couple, perhaps',
      person('斎藤 一郎', 'さいとう いちろう', '1950-01-01', '0471000001'),
      ['phone'],
    ],
    ['somebody without a phone is like nobody by phone', person('高橋 正', 'たかはし ただし', '1960-01-01'), []],
  ] as const) {
    test(why, () => assert.deepEqual(likenesses(saito, other), expected))
  }
  test('高 and 髙 are one name', () => {
    const [a, b] = [person('高橋 正', '', '1960-01-01'), person('髙橋 正', '', '1960-01-01')]
    assert.deepEqual(likenesses(a, b), ['name'])
  })
})

describe('names are letters, rare ones too, and nothing else', () => {
  for (const name of [
    '中村',
    '𠮷田',
    '髙橋',
    '佐々木',
    '葛󠄀城',
    'スミス',
    'マリア・ルイサ',
    "O'Brien",
    'Nguyễn',
    '〇〇',
    'ヴァン ダイク',
  ])
    test(`${name} is a name`, () => assert.equal(isName(name), true))
  for (const name of ['😀', '田中1', '田中\u0007', '田中<b>', '\ue000', '田\ufffd中', '①'])
    test(`${JSON.stringify(name)} is none`, () => assert.equal(isName(name), false))
  test('a reading is kana of any width', () => {
    assert.equal(isReading('ﾅｶﾑﾗ カズコ'), true)
    assert.equal(isReading('なかむらー'), true)
    assert.equal(isReading('中村'), false)
  })
})
