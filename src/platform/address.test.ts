import assert from 'node:assert/strict'
import { test } from 'node:test'
import { placeOf } from './address.ts'

for (const [title, socket, forwarded, proxies, place] of [
  ['the socket, where no proxy stands in front', '203.0.113.5', undefined, 0, '203.0.113.5'],
  ['the socket, whatever a visitor writes', '203.0.113.5', '198.51.100.1', 0, '203.0.113.5'],
  ['an IPv4 address written as IPv6', '::ffff:203.0.113.5', undefined, 0, '203.0.113.5'],
  ['what our proxy saw', '10.0.0.1', '203.0.113.5', 1, '203.0.113.5'],
  ['not what the visitor told our proxy', '10.0.0.1', '198.51.100.1, 203.0.113.5', 1, '203.0.113.5'],
  ['what the outer of two saw', '10.0.0.1', '198.51.100.1, 203.0.113.5, 10.0.0.2', 2, '203.0.113.5'],
  ['the socket, where fewer have passed than said', '10.0.0.1', '203.0.113.5', 2, '10.0.0.1'],
  ['the socket, where no address stands there', '10.0.0.1', 'unknown', 1, '10.0.0.1'],
  ['the block of a household', '2001:db8:1:2:3:4:5:6', undefined, 0, '2001:db8:1:2::/64'],
  ['the same block, written short', '2001:db8:1:2::9', undefined, 0, '2001:db8:1:2::/64'],
  ['a block with zeros', '2001:db8::1', undefined, 0, '2001:db8:0:0::/64'],
  ['nothing, where there is no socket', '', undefined, 0, ''],
] as const)
  test(`the place of a request: ${title}`, () => assert.equal(placeOf(socket, forwarded, proxies), place))
