import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { newId } from '#platform/ids.ts'
import { accept, filled } from '#platform/submitted.ts'
import { isFit } from '../identity/rules.ts'
import { nameIn, nameRefusal } from '../passkeys/forms.ts'
import { isBehind } from '../passkeys/rules.ts'
import { mayGo, mustHave } from '../second/rules.ts'
import { endForm, identityForm, inviteForm, LOGIN, limitForm, limitOf, roleForm, teamForm, whyForm } from './forms.ts'
import { administratorRefusal } from './rules.ts'

const TODAY = '2026-11-21'
type Form = Parameters<typeof accept>[0]
const errorsOf = (form: unknown, typed: Record<string, string | string[]>) => {
  const read = accept(form as Form, filled(typed))
  return read.ok ? {} : read.errors
}

describe('a login of staff', () => {
  for (const [typed, is] of [
    ['sato', true],
    ['s2', true],
    ['sato.midori_2-a', true],
    [`s${'a'.repeat(39)}`, true],
    [`s${'a'.repeat(40)}`, false],
    ['s', false],
    ['', false],
    ['2sato', false],
    ['.sato', false],
    ['Sato', false],
    ['sato midori', false],
    ['佐藤', false],
    ['sato\n', false],
  ] as const)
    it(`${JSON.stringify(typed)} is ${is ? 'one' : 'none'}`, () => assert.equal(LOGIN.test(typed), is))
})

describe('who is invited', () => {
  const good = { name: '佐藤 みどり', login: 'sato', roles: ['counsellor'], from: '令和8年12月1日', until: '' }
  for (const [why, over, field, says] of [
    ['a login of full width', { login: 'ｓａｔｏ' }, null, null],
    ['no name', { name: ' ' }, 'name', /名前を入力/],
    ['a name at its longest', { name: 'あ'.repeat(60) }, null, null],
    ['a longer one', { name: 'あ'.repeat(61) }, 'name', /60文字まで/],
    ['a login in capitals', { login: 'SATO' }, 'login', /半角の英小文字で始まる/],
    ['no role', { roles: [] }, 'roles', /1つ以上選んで/],
    ['a role that is none', { roles: ['mayor'] }, 'roles', /1つ以上選んで/],
    ['no first day', { from: '' }, 'from', /始まりの日を/],
    ['a first day that was yesterday', { from: '11/20' }, 'from', /もう過ぎています/],
    ['a last day of no calendar', { until: '令和9年2月29日' }, 'until', /空のままにしてください/],
  ] as [string, Record<string, string | string[]>, string | null, RegExp | null][])
    it(why, () => {
      const errors = errorsOf(inviteForm(TODAY), { ...good, ...over })
      assert.deepEqual(Object.keys(errors), field === null ? [] : [field])
      if (field && says) assert.match(errors[field]!, says)
    })

  it('a year that is not written is that of the next such day, over the turn of the fiscal year', () => {
    const read = accept(inviteForm(TODAY), filled({ ...good, from: '4/1', until: '3月31日' }))
    assert.deepEqual(read.ok && [read.value.from, read.value.until], ['2027-04-01', '2027-03-31'])
  })

  it('a role is for the whole city where nothing else is said, and an area is meant once', () => {
    const [area, team] = [newId(), newId()]
    const of = (typed: Record<string, string | string[]>) => {
      const read = accept(limitForm, filled(typed))
      return read.ok && limitOf(read.value)
    }
    assert.deepEqual(of({}), { whole: true, areas: [], team: null })
    assert.deepEqual(of({ reach: 'x' }), { whole: true, areas: [], team: null })
    assert.deepEqual(of({ reach: 'part', areas: [area, area, 'none'], team }), { whole: false, areas: [area], team })
  })

  for (const [why, form, typed, field] of [
    ['a role', roleForm(TODAY), { role: 'mayor', from: '12/1' }, 'role'],
    ['the name of a team', teamForm, { name: '　' }, 'name'],
    ['a name of a team that is too long', teamForm, { name: 'あ'.repeat(61) }, 'name'],
    ['the last day of a role', endForm(TODAY), { last: '11月31日' }, 'last'],
    ['why an account is closed', whyForm, { why: '' }, 'why'],
    ['a reason that is too long', whyForm, { why: 'あ'.repeat(201) }, 'why'],
  ] as const)
    it(`is asked again: ${why}`, () => assert.deepEqual(Object.keys(errorsOf(form, typed)), [field]))

  it('a role ends by a day or at once, and neither is taken for the other', () => {
    const of = (typed: Record<string, string>) => {
      const read = accept(endForm(TODAY), filled(typed))
      return read.ok && [read.value.end, read.value.last]
    }
    assert.deepEqual(of({}), [null, null])
    assert.deepEqual(of({ end: 'now' }), ['now', null])
    assert.deepEqual(of({ end: 'later', last: '令和9年3月31日' }), [null, '2027-03-31'])
  })
})

describe('the address of a city’s identity service', () => {
  for (const [address, developing, fit] of [
    ['https://sso.example.lg.jp/realms/city', false, true],
    ['http://sso.example.lg.jp', false, false],
    ['http://sso.example.lg.jp', true, false],
    ['http://localhost:8080/realms/city', false, false],
    ['http://localhost:8080/realms/city', true, true],
    ['http://127.0.0.1', true, true],
    ['http://[::1]:8080', true, true],
    ['http://localhost.example', true, false],
    ['https://user@sso.example.lg.jp', false, false],
    ['https://user:secret@sso.example.lg.jp', true, false],
    ['ftp://sso.example.lg.jp', true, false],
    ['javascript:alert(1)', true, false],
    ['sso.example.lg.jp', false, false],
    ['', true, false],
  ] as const)
    it(`${address || 'none'}${developing ? ', while developing' : ''}: ${fit ? 'may be asked' : 'is refused'}`, () =>
      assert.equal(isFit(address, developing), fit))

  const good = { name: '市の共通ID', issuer: 'https://sso.example.lg.jp', client_id: 'yui', proof: 'key', secret: '' }
  for (const [why, over, field] of [
    ['all of it', {}, null],
    ['an address of full width', { issuer: '　ｈｔｔｐｓ：／／sso.example.lg.jp　' }, null],
    ['an address at its longest', { issuer: `https://sso.example.lg.jp/${'a'.repeat(274)}` }, null],
    ['a longer one', { issuer: `https://sso.example.lg.jp/${'a'.repeat(275)}` }, 'issuer'],
    ['a name that fits on no button', { name: 'あ'.repeat(21) }, 'name'],
    ['no client', { client_id: ' ' }, 'client_id'],
    ['no way to show who we are', { proof: '' }, 'proof'],
    ['a secret at its longest', { secret: 'x'.repeat(500) }, null],
    ['a longer one', { secret: 'x'.repeat(501) }, 'secret'],
  ] as const)
    it(`is entered with ${why}${field ? ': asked again' : ''}`, () =>
      assert.deepEqual(Object.keys(errorsOf(identityForm(false), { ...good, ...over })), field ? [field] : []))
})

describe('a second factor', () => {
  for (const [roles, asked, must] of [
    [['counsellor'], [], false],
    [['counsellor'], ['manager'], false],
    [['counsellor', 'manager'], ['manager'], true],
    [[], ['manager'], false],
  ] as const)
    it(`${roles.join(' and ') || 'nobody'}, where it is asked of ${asked.join() || 'nobody'}: ${must ? 'must' : 'need not'} have one`, () =>
      assert.equal(mustHave(roles, asked), must))

  it('is taken away where another one stays, or none is asked', () =>
    assert.deepEqual([mayGo(1, true), mayGo(0, true), mayGo(0, false)], [true, false, true]))

  for (const [before, now, behind] of [
    [0, 0, false],
    [0, 1, false],
    [7, 8, false],
    [7, 7, true],
    [7, 6, true],
    [7, 0, true],
  ] as const)
    it(`a key that counted ${before} and counts ${now} is ${behind ? 'perhaps a copy' : 'as it was'}`, () =>
      assert.equal(isBehind(before, now), behind))

  for (const [typed, name, refused] of [
    ['', 'パスキー', false],
    ['　 ', 'パスキー', false],
    [' 仕事の\n スマホ ', '仕事の スマホ', false],
    ['𠮷'.repeat(40), '𠮷'.repeat(40), false],
    ['𠮷'.repeat(41), '𠮷'.repeat(40), true],
  ] as const)
    it(`a key that is named ${JSON.stringify(typed.slice(0, 12))}: ${refused ? 'is asked again' : 'is kept'}`, () => {
      const form = filled({ name: typed })
      assert.equal(nameIn(form), name)
      assert.equal(nameRefusal(form) !== null, refused)
    })
})

for (const [why, by, now, left, refused] of [
  ['an administrator, beside another one', 'kanri', ['kanri', 'other'], ['other'], null],
  ['who lost the role a moment ago', 'kanri', ['other'], ['other'], 'notYou'],
  ['the last one', 'kanri', ['kanri'], [], 'last'],
  ['a command of whoever runs the server', null, [], ['other'], null],
  ['a command that would leave nobody', null, ['other'], [], 'last'],
] as const)
  it(`an act on an account by ${why}: ${refused ?? 'may be done'}`, () =>
    assert.equal(administratorRefusal(by, now, left), refused))
