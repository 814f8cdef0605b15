import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { newId } from '#platform/ids.ts'
import { isReading, kanaKey, nameKey } from '#platform/names.ts'
import { accept, filled } from '#platform/submitted.ts'
import {
  basicForm,
  bondForm,
  consentForm,
  exclusionForm,
  healthForm,
  limitsForm,
  mediumOf,
  nameAndContact,
  namesOf,
  OUTSIDE,
  skillsForm,
  wishesForm,
} from './forms.ts'
import {
  type Identity,
  isAgeAsked,
  isName,
  type Known,
  LACKING_SECTION,
  lackingOf,
  likenesses,
  programmeFor,
  registerRefusal,
  SECTIONS,
} from './rules.ts'

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
    ['born today, and no programme runs', TODAY, [], null, 'noProgramme'],
    ['55 on this very day, in the programme from 55', '1971-11-21', [DESK, TASKS], 'tasks', null],
    ['55 tomorrow, in the programme from 55', '1971-11-22', [DESK, TASKS], 'tasks', 'programmeTooYoung'],
    ['a programme that runs no more', '1974-05-04', [DESK, TASKS], 'gone', null],
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

describe('who was born on 29 February is fifty on 1 March of a common year, and on the day itself of a leap year', () => {
  for (const [birth, day, refused] of [
    ['1976-02-29', '2026-02-28', 'tooYoung'],
    ['1976-02-29', '2026-03-01', null],
    ['1978-03-01', '2028-02-29', 'tooYoung'],
    ['1978-03-01', '2028-03-01', null],
  ] as const)
    test(`born on ${birth}, on ${day}: ${refused ?? 'registered'}`, () =>
      assert.equal(registerRefusal(birth, day, [DESK], null), refused))
})

describe('an age that few reach is asked about', () => {
  for (const [birth, asked] of [
    ['1916-11-22', false],
    ['1916-11-21', true],
    ['1873-01-01', true],
    ['1976-11-21', false],
    ['2026-11-22', false],
  ] as const)
    test(`born on ${birth}: ${asked ? 'asked' : 'taken'}`, () => assert.equal(isAgeAsked(birth, TODAY), asked))
})

describe('what a choice for somebody rests on and nobody knows', () => {
  const known: Known = {
    ...{ town_id: 'matsuba', outside: false, reach: ['walk'], free: [0], never_free: false, forms: ['volunteering'] },
  }
  for (const [why, over, lacks] of [
    ['all is known', {}, []],
    ['no home', { town_id: null }, ['home']],
    ['a home outside the city, where no town has a point', { town_id: null, outside: true }, ['outside']],
    ['no way to go', { reach: [] }, ['reach']],
    ['no time was named', { free: [] }, ['free']],
    ['asked, and never free', { free: [], never_free: true }, []],
    ['not asked for the forms', { forms: null }, ['forms']],
    ['asked, and none of them', { forms: [] }, []],
    ['nothing at all', { town_id: null, reach: [], free: [], forms: null }, ['home', 'reach', 'free', 'forms']],
  ] as const)
    test(why, () => {
      const found = lackingOf({ ...known, ...over })
      assert.deepEqual(found, lacks)
      for (const one of found) assert.ok(SECTIONS.includes(LACKING_SECTION[one]))
    })
})

describe('who is registered has a name and a way to be reached', () => {
  const NAKAMURA = { family_name: '中村', birth_on: 'S33.5.4', phone: '04-7167-1111' }
  for (const [why, over, wrong] of [
    ['a name, a birth date and a telephone', {}, []],
    ['a reading for a name', { family_name: '', family_kana: 'ナカムラ' }, []],
    ['no name at all', { family_name: ' ' }, ['family_name']],
    ['an emoji for a name', { family_name: '😀' }, ['family_name']],
    ['no telephone', { phone: '' }, ['phone']],
    ['a telephone of nine digits', { phone: '047167111' }, ['phone']],
    ['mail instead', { phone: '', email: 'nakamura@example.jp' }, []],
    ['an address instead', { phone: '', address: '柏市柏5-10' }, []],
    ['who comes by themselves', { phone: '', contact_first: 'none' }, []],
    ['the same beside another way', { phone: '', contact_first: 'visit', contact_by: ['none'] }, []],
    ['other ways without the best one', { contact_by: ['post'] }, ['contact_first']],
    ['a birth date of two digits could be of any era', { birth_on: '33.5.4' }, ['birth_on']],
    ['a birth date after the end of its era', { birth_on: '昭和64年1月8日' }, ['birth_on']],
    ['a birth date without a year', { birth_on: '5月4日' }, ['birth_on']],
    ['a birth date in figures of kanji', { birth_on: '昭和三十三年五月四日生' }, []],
    ['a name at its longest', { family_name: '𠮷'.repeat(60) }, []],
    ['a name that is longer', { family_name: '𠮷'.repeat(61) }, ['family_name']],
    ['every fault at once', { family_name: '', phone: '1', birth_on: '' }, ['birth_on', 'family_name', 'phone']],
  ] as [string, Record<string, string | string[]>, string[]][])
    test(why, () => {
      const read = accept(basicForm, filled({ ...NAKAMURA, ...over }), nameAndContact)
      assert.deepEqual(read.ok ? [] : Object.keys(read.errors).sort(), wrong)
    })

  test('outside the city is no town, and what is none of the list is not known', () => {
    const town = newId()
    for (const [typed, home] of [
      [OUTSIDE, OUTSIDE],
      [town, town],
      ['matsuba', null],
      ['', null],
    ] as const) {
      const read = accept(basicForm, filled({ ...NAKAMURA, town_id: typed }))
      assert.equal(read.ok && read.value.town_id, home)
    }
  })

  for (const [why, typed, kept] of [
    ['kanji have no reading of their own', ['中村', '和子', '', ''], ['中村', '和子', '', '']],
    ['a name in kana is its own reading', ['ナカムラ', 'カズコ', '', ''], ['ナカムラ', 'カズコ', 'なかむら', 'かずこ']],
    ['a reading alone is the name', ['', '', 'なかむら', 'かずこ'], ['なかむら', 'かずこ', 'なかむら', 'かずこ']],
    ['a given name stays beside a reading', ['', '和子', 'なかむら', ''], ['なかむら', '和子', 'なかむら', '']],
    [
      'half of the kanji: the other half stays unknown',
      ['中村', '', 'なかむら', 'かずこ'],
      ['中村', '', 'なかむら', 'かずこ'],
    ],
    ['half width', ['ﾅｶﾑﾗ', '', '', ''], ['ﾅｶﾑﾗ', '', 'なかむら', '']],
  ] as const)
    test(`names: ${why}`, () => {
      const [family_name, given_name, family_kana, given_kana] = typed
      assert.deepEqual(Object.values(namesOf({ family_name, given_name, family_kana, given_kana })), kept)
    })
})

describe('what somebody can and wishes, as it was typed', () => {
  type Form = Parameters<typeof accept>[0]
  const read = (form: unknown, typed: Record<string, string | string[]>) => accept(form as Form, filled(typed))
  for (const [why, form, typed, wrong] of [
    [
      'the least hours',
      limitsForm,
      { hours_wanted: '０．５時間', hours_max: '40', days_max: '31日', activities_max: '9つ' },
      [],
    ],
    ['nothing said yet', limitsForm, {}, []],
    [
      'no hours at all are none that somebody wishes',
      limitsForm,
      { hours_wanted: '0', hours_max: '0' },
      ['hours_max', 'hours_wanted'],
    ],
    ['a quarter of an hour', limitsForm, { hours_wanted: '8.3' }, ['hours_wanted']],
    [
      'one step too much',
      limitsForm,
      { hours_max: '40.5', days_max: '32', activities_max: '10' },
      ['activities_max', 'days_max', 'hours_max'],
    ],
    ['a note on the body at its longest', healthForm, { health_note: 'あ'.repeat(10_000) }, []],
    ['a longer one', healthForm, { health_note: 'あ'.repeat(10_001) }, ['health_note']],
    ['what was done before, too long', skillsForm, { work_history: 'あ'.repeat(10_001) }, ['work_history']],
    ['an organisation without a reason', exclusionForm, { organisation_id: newId(), reason: ' ' }, ['reason']],
    ['a reason without an organisation', exclusionForm, { reason: 'ご本人の希望' }, ['organisation_id']],
    ['a bond of neither kind', bondForm, { other_id: newId(), kind: 'near', reason: 'x' }, ['kind']],
    [
      'a consent for nothing',
      consentForm(TODAY),
      { purpose: 'introduction', fields: [], given_on: '' },
      ['fields', 'given_on'],
    ],
    [
      'a consent that is only to come',
      consentForm(TODAY),
      { purpose: 'introduction', fields: ['name'], given_on: '12/5' },
      ['given_on'],
    ],
    [
      'a consent of last winter',
      consentForm(TODAY),
      { purpose: 'introduction', fields: ['name'], given_on: '12/25' },
      [],
    ],
  ] as [string, unknown, Record<string, string | string[]>, string[]][])
    test(why, () => {
      const found = read(form, typed)
      assert.deepEqual(found.ok ? [] : Object.keys(found.errors).sort(), wrong)
    })

  test('no form is accepted before somebody was asked', () => {
    const forms = (typed: string[]) => {
      const found = accept(wishesForm, filled({ forms: typed }))
      return found.ok && found.value.forms
    }
    assert.deepEqual(
      [forms([]), forms(['slavery']), forms(['volunteering', 'employment'])],
      [null, null, ['employment', 'volunteering']],
    )
  })

  test('a medium that is none was the desk', () =>
    assert.deepEqual(
      ['phone', 'web', '', 'pigeon'].map(medium => mediumOf(filled({ medium }))),
      ['phone', 'web', 'visit', 'visit'],
    ))
})
