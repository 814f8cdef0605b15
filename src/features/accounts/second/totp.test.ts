import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { addressOf, base32, codeAt, fromBase32, stepAt, stepTyped } from './totp.ts'

const SECRET = Buffer.from('12345678901234567890')

describe('the codes are those of RFC 6238, appendix B', () => {
  for (const [at, code] of [
    ['1970-01-01T00:00:59.000Z', '94287082'],
    ['2005-03-18T01:58:29.000Z', '07081804'],
    ['2005-03-18T01:58:31.000Z', '14050471'],
    ['2009-02-13T23:31:30.000Z', '89005924'],
    ['2033-05-18T03:33:20.000Z', '69279037'],
    ['2603-10-11T11:33:20.000Z', '65353130'],
  ] as const)
    it(at, () => {
      assert.equal(codeAt(SECRET, stepAt(at), 8), code)
      assert.equal(codeAt(SECRET, stepAt(at)), code.slice(2))
    })
})

describe('a code is taken', () => {
  const now = '2026-11-21T01:00:10.000Z'
  const at = stepAt(now)
  for (const [why, step, last, taken] of [
    ['of this half minute', at, 0, true],
    ['of the one before, for a clock that is slow', at - 1, 0, true],
    ['of the one after, for a clock that is fast', at + 1, 0, true],
    ['not of one earlier', at - 2, 0, false],
    ['not of one later', at + 2, 0, false],
    ['not a second time', at, at, false],
    ['not once a later one was', at - 1, at, false],
  ] as const)
    it(why, () => assert.equal(stepTyped(SECRET, codeAt(SECRET, step), now, last), taken ? step : null))
})

describe('a secret is written in base32', () => {
  for (const [text, written] of [
    ['', ''],
    ['f', 'MY'],
    ['foobar', 'MZXW6YTBOI'],
    ['12345678901234567890', 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ'],
  ] as const)
    it(`${text}: ${written}`, () => {
      assert.equal(base32(Buffer.from(text)), written)
      assert.equal(fromBase32(written).toString(), text)
    })
  it('and given to an app with the names of the service and of the login', () => {
    const url = new URL(addressOf({ service: '結い 柏市', login: 'sato', secret: 'MY' }))
    assert.equal(decodeURIComponent(url.pathname), '/結い 柏市:sato')
    assert.equal(url.searchParams.get('issuer'), '結い 柏市')
  })
})
