import assert from 'node:assert/strict'
import { test } from 'node:test'
import { locationOf, sentHere } from './origin.ts'

const sent = (headers: Record<string, string>) =>
  sentHere(new Request('https://yui.example.jp/apply', { method: 'POST', headers }))

const CASES: readonly (readonly [says: string, headers: Record<string, string>, ours: boolean])[] = [
  ['by our own page', { 'sec-fetch-site': 'same-origin' }, true],
  ['by the visitor, from the address bar', { 'sec-fetch-site': 'none' }, true],
  ['by another host of the same domain', { 'sec-fetch-site': 'same-site' }, false],
  ['by another site', { 'sec-fetch-site': 'cross-site' }, false],
  ['by a site that the browser has a new word for', { 'sec-fetch-site': 'fenced' }, false],
  [
    'by another site that claims our origin',
    { 'sec-fetch-site': 'cross-site', origin: 'https://yui.example.jp' },
    false,
  ],
  ['by an old browser from our page', { origin: 'https://yui.example.jp' }, true],
  ['by an old browser, behind a proxy that ends TLS', { origin: 'http://yui.example.jp' }, true],
  ['by an old browser from another port', { origin: 'https://yui.example.jp:8443' }, false],
  ['by an old browser from a name that begins like ours', { origin: 'https://yui.example.jp.evil.example' }, false],
  ['by an old browser from a name that ends like ours', { origin: 'https://evil-yui.example.jp' }, false],
  ['by a page without an origin', { origin: 'null' }, false],
  ['with an origin that is no address', { origin: 'yui.example.jp' }, false],
  ['by what says nothing of where it is from', {}, false],
]
for (const [says, headers, ours] of CASES)
  test(`a write that was sent ${says} is ${ours ? 'taken' : 'refused'}`, () => assert.equal(sent(headers), ours))

for (const [to, place] of [
  ['/staff?who=all#a', '/staff?who=all#a'],
  ['/opportunities?q=%E5%9B%B3', '/opportunities?q=%E5%9B%B3'],
  ['/opportunities?q=図書館 2', '/opportunities?q=%E5%9B%B3%E6%9B%B8%E9%A4%A8%202'],
  ['/opportunities\r\nset-cookie: a=b', '/opportunitiesset-cookie:%20a=b'],
  ['/start?\ud800', '/start?%EF%BF%BD'],
  ['//evil.example/a', '/'],
  ['/\t/evil.example/a', '/'],
  ['/\\evil.example', '/'],
  ['https://idp.example/authorize?a=b', 'https://idp.example/authorize?a=b'],
] as const)
  test(`an answer that leads to ${JSON.stringify(to)} leads to ${place}`, () => assert.equal(locationOf(to), place))
