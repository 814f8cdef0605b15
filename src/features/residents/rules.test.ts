import assert from 'node:assert/strict'
import { test } from 'node:test'
import { FIELDS, QUESTIONS, takingFrom, toMend } from './join/rules.ts'
import { whoMayRegister } from './join/told.ts'
import { type CodeRefusal, codeRefusal, isFlood, nextOf, readAddress, readCode } from './rules.ts'
import { codeHash, isCode, newCode } from './sign-in/code.ts'

const NOW = '2026-11-21T01:00:00.000Z'

test('an address is read however it was typed; what cannot be reached from here is none', () => {
  const cases: readonly [typed: string, key: string | null, withPhones?: string | null][] = [
    ['nakamura@example.jp', 'nakamura@example.jp'],
    ['　Ｎａｋａｍｕｒａ＠Example.JP ', 'nakamura@example.jp'],
    ['nakamura example.jp', null],
    ['nakamura@example', null],
    ['090-1234-5678', null, '09012345678'],
    ['０９０ー１２３４ー５６７８', null, '09012345678'],
    ['04-7167-1111', null, null],
    ['', null],
    [`${'a'.repeat(200)}@example.jp`, null],
  ]
  for (const [typed, key, phone = key] of cases) {
    assert.equal(readAddress(typed, ['mail'])?.key ?? null, key, typed)
    assert.equal(readAddress(typed, ['mail', 'sms'])?.key ?? null, phone, typed)
  }
})

test('a code is six digits, in any width and with gaps', () => {
  const cases = { '042718': '042718', '０４２７１８': '042718', '042 718': '042718', '042-718': '042718' }
  for (const [typed, code] of Object.entries(cases)) assert.equal(readCode(typed), code, typed)
  for (const typed of ['42718', '0427180', 'abcdef', '', '04271八']) assert.equal(readCode(typed), null, typed)
  for (let n = 0; n < 50; n++) assert.match(newCode(), /^\d{6}$/)
})

test('a code is known by its hash, of this city and this asking only', () => {
  const stored = codeHash('city', 'asking', '042718')
  assert.ok(isCode(stored, 'city', 'asking', '042718'))
  for (const [city, id, code] of [
    ['other', 'asking', '042718'],
    ['city', 'other', '042718'],
    ['city', 'asking', '042719'],
  ] as const)
    assert.ok(!isCode(stored, city, id, code))
})

test('a code is looked at from when it was sent, for a quarter of an hour, five times', () => {
  const sent = { expires_at: '2026-11-21T01:15:00.000Z', tries: 0, passed_at: null }
  const cases: readonly [Partial<typeof sent> | { expires_at: null }, string, CodeRefusal | null][] = [
    [{}, NOW, null],
    [{ expires_at: null }, NOW, 'waiting'],
    [{}, '2026-11-21T01:14:59.999Z', null],
    [{}, '2026-11-21T01:15:00.000Z', 'late'],
    [{ tries: 4 }, NOW, null],
    [{ tries: 5 }, NOW, 'spent'],
    // A clock that is set back lets nobody try a sixth time.
    [{ tries: 5 }, '2026-11-21T00:00:00.000Z', 'spent'],
  ]
  for (const [change, now, refused] of cases) assert.equal(codeRefusal({ ...sent, ...change }, now), refused)
})

test('thirty people of a hall get two codes each; one mailbox is not filled', () => {
  const most = { place: 80, here: 5, address: 15 }
  assert.ok(!isFlood({ place: 60, here: 1, address: 1 }, most))
  for (const over of [
    { place: 80, here: 0, address: 0 },
    { place: 9, here: 5, address: 5 },
    { place: 0, here: 0, address: 15 },
  ])
    assert.ok(isFlood(over, most))
})

test('who came in is led to a page of their own, and nowhere else', () => {
  const here = new URL('https://yui.example.jp/my/login')
  const cases = {
    '/my/looks?from=1': '/my/looks?from=1',
    '/my': '/my',
    '/mystery': '/my',
    '/staff': '/my',
    '/my/login/code': '/my',
    '/my/join': '/my',
    '//evil.example/my': '/my',
    'https://evil.example/my': '/my',
    '': '/my',
  }
  for (const [wanted, next] of Object.entries(cases)) assert.equal(nextOf(wanted, here), next, wanted)
})

test('what is to be mended is told on the page of its question, the first one first', () => {
  assert.equal(toMend({}), null)
  assert.equal(toMend({ phone: 'x', birth_on: 'y' })?.question, 'birth')
  assert.deepEqual(toMend({ phone: 'x', birth_on: 'y' }, ['reach'])?.errors, { phone: 'x' })
  assert.equal(toMend({ birth_on: 'y' }, ['name']), null)
  assert.ok(QUESTIONS.length <= 7)
  assert.equal(new Set(Object.values(FIELDS).flat()).size, Object.values(FIELDS).flat().length)
})

test('who may register is told with the age and the residence of the programmes that run', () => {
  const [open, closed] = [
    { id: '1', name: '窓口', age_floor: 50, residents_only: false },
    { id: '2', name: '助成', age_floor: 55, residents_only: true },
  ]
  const told = (...programmes: (typeof open)[]) =>
    whoMayRegister(programmes, '柏市')
      .map(({ text }) => text)
      .join('')
  assert.match(told(open, closed), /50歳からの方[\s\S]*柏市の外にお住まいの方も/)
  assert.match(told(closed), /55歳からの方[\s\S]*柏市にお住まいの方が対象/)
  assert.match(told(), /お休みしています/)
  assert.deepEqual(takingFrom([open, closed], true), [open])
  assert.deepEqual(takingFrom([open, closed], false), [open, closed])
})
