import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { COOKIES, knownCookie, readCookies, sessionCookie, setCookies } from './cookies.ts'

const plain = (header: string) => ({ ...readCookies(header) })

const HEADERS: readonly (readonly [says: string, header: string, read: Record<string, string>])[] = [
  ['no cookie', '', {}],
  ['one', 'yui_large=1', { yui_large: '1' }],
  ['several, with and without spaces', 'a=1;b=2;  c=3', { a: '1', b: '2', c: '3' }],
  ['a value with a sign of equality in it', 'a=b=c', { a: 'b=c' }],
  ['an empty value', 'a=', { a: '' }],
  ['Japanese as we write it', `a=${encodeURIComponent('記録しました。')}`, { a: '記録しました。' }],
  ['one of which nothing is left when it is decoded', 'a=%E3%81;b=2', { b: '2' }],
  ['one without a name', '=1;b=2', { b: '2' }],
  ['a word that is no cookie', 'hello; b=2', { b: '2' }],
]
for (const [says, header, read] of HEADERS)
  test(`a header of cookies is read: ${says}`, () => assert.deepEqual(plain(header), read))

test('no name of a cookie reaches what every object has', () => {
  const cookies = readCookies('__proto__=x; constructor=y')
  assert.equal(cookies['toString'], undefined)
  assert.equal(cookies['constructor'], 'y')
  assert.equal(({} as Record<string, unknown>)['x'], undefined)
})

const written = (name: string, value: string, maxAge = 60): string => {
  const headers = new Headers()
  setCookies(headers, [{ name, value, maxAge }])
  return headers.get('set-cookie') ?? ''
}

test('no script reads a cookie of ours and no other site sends it', () => {
  for (const name of [...Object.values(COOKIES), sessionCookie(true), sessionCookie(false), knownCookie(true)]) {
    const parts = written(name, 'x').split('; ')
    for (const part of ['HttpOnly', 'SameSite=Lax', 'Path=/', 'Max-Age=60']) assert.ok(parts.includes(part), name)
    assert.ok(!parts.some(part => part.startsWith('Domain=')), `${name} would go to other hosts of the domain`)
  }
})

test('with TLS the session is bound to the host and never sent in the clear', () => {
  for (const cookie of [sessionCookie, knownCookie]) {
    assert.match(written(cookie(true), 'x'), /^__Host-.*; Secure$/)
    assert.doesNotMatch(written(cookie(false), 'x'), /Secure|__Host-/)
    assert.notEqual(cookie(true), cookie(false))
  }
  assert.notEqual(sessionCookie(true), knownCookie(true))
})

test('a cookie that is to go is sent with no time left', () => assert.match(written('a', '', 0), /^a=; .*Max-Age=0;/))

test('whatever a value is, it comes back as it was and adds nothing to its cookie', () => {
  const hostile = fc.constantFrom('a; Domain=evil.example', 'a\r\nset-cookie: b=1', '", <', '%', '=')
  fc.assert(
    fc.property(fc.oneof(hostile, fc.string({ unit: 'grapheme' })), value => {
      const [pair, ...rest] = written('a', value).split('; ')
      assert.deepEqual(plain(pair ?? ''), { a: value })
      assert.equal(rest.length, 4)
    }),
  )
})
