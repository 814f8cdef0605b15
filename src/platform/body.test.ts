import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { type BodyRefusal, isTooLarge, readBody, type Takes } from './body.ts'
import type { Submitted } from './submitted.ts'

const FORM = 'application/x-www-form-urlencoded'
const FILE = 'multipart/form-data; boundary=x'
const request = (body: BodyInit, type?: string, headers: Record<string, string> = {}) =>
  new Request('http://localhost/', {
    method: 'POST',
    body,
    headers: { ...(type ? { 'content-type': type } : {}), ...headers },
  })
const fieldsOf = (read: Submitted | BodyRefusal) => (typeof read === 'string' ? read : { ...read.fields })

describe('a form that was sent', () => {
  for (const [title, body, type, expected] of [
    ['with two values of one name', 'a=1&a=2&b=%E7%B5%90', FORM, { a: ['1', '2'], b: ['結'] }],
    ['with a charset', 'a=1', `${FORM}; charset=UTF-8`, { a: ['1'] }],
    [
      'as JSON',
      '{"a":["x,y:z","\\"q\\""],"b":2,"c":true}',
      'application/json',
      { a: ['x,y:z', '"q"'], b: ['2'], c: ['true'] },
    ],
    [
      'with names that every object has, which no form has',
      '__proto__=1&constructor=2&toString=3&a=4',
      FORM,
      { a: ['4'] },
    ],
    ['as JSON with such names', '{"__proto__":"1","constructor":["2"],"a":"4"}', 'application/json', { a: ['4'] }],
    ['without a word', '', FORM, {}],
    ['with a thousand fields', 'a=1&'.repeat(999), FORM, { a: Array(999).fill('1') }],
    ['with one more', 'a=1&'.repeat(1000), FORM, 'fields'],
    ['as JSON with one more', `[${'1,'.repeat(1000)}1]`, 'application/json', 'fields'],
    [
      'as JSON whose one text is full of commas',
      JSON.stringify({ a: ',:"'.repeat(5000) }),
      'application/json',
      { a: [',:"'.repeat(5000)] },
    ],
    ['too long', `a=${'x'.repeat(256 * 1024)}`, FORM, 'long'],
    ['as half a JSON', '{"a":', 'application/json', 'unreadable'],
    ['as JSON with depth', '{"a":{"b":1}}', 'application/json', 'unreadable'],
    ['as JSON of a thousand depths', '['.repeat(100_000), 'application/json', 'unreadable'],
    ['as a broken multipart', 'no boundary', 'multipart/form-data; boundary=x', 'unreadable'],
    ['as multipart without a boundary', 'x', 'multipart/form-data', 'unreadable'],
    ['as something else', 'a=1', 'text/plain', 'type'],
    ['as something without a name', new Uint8Array([97]), undefined, 'type'],
  ] as const)
    it(title, async () => {
      const read = fieldsOf(await readBody(request(body, type)))
      assert.deepEqual(read, typeof expected === 'string' ? expected : { ...expected })
    })

  it('is cleaned of what no database takes, and its files are whole', async () => {
    const data = new FormData()
    data.append('name', 'な\u0000まえ')
    data.append('file', new File([new Uint8Array(300_000).fill(7)], 'events.csv'))
    const read = await readBody(request(data), 'file')
    assert.ok(typeof read === 'object')
    assert.deepEqual(read.fields['name'], ['なまえ'])
    assert.deepEqual([read.files['file']?.name, read.files['file']?.bytes.length], ['events.csv', 300_000])
    assert.equal(await readBody(request(data), 'form'), 'long')
  })
})

describe('the length that a body says it has', () => {
  for (const [takes, length, tooLarge, type = FORM] of [
    ['form', 256 * 1024, false],
    ['form', 256 * 1024 + 1, true],
    ['packed', 576 * 1024, false],
    ['packed', 576 * 1024 + 1, true],
    ['file', 11 * 1024 * 1024, false, FILE],
    ['file', 11 * 1024 * 1024 + 1, true, FILE],
    ['file', 256 * 1024 + 1, true],
    ['form', 256 * 1024 + 1, true, FILE],
  ] as [Takes, number, boolean, string?][])
    it(`${length} bytes of ${type} for a ${takes}: ${tooLarge ? 'refused' : 'taken'}`, () =>
      assert.equal(isTooLarge(request('', type, { 'content-length': String(length) }), takes), tooLarge))
  it('is refused where it is no number, or is not said at all', () => {
    assert.ok(isTooLarge(request('', FORM, { 'content-length': 'many' })))
    assert.ok(isTooLarge(request('', FORM, { 'transfer-encoding': 'chunked' })))
  })
})
