import { isIP, isIPv6, SocketAddress } from 'node:net'

/**
 * The place that a request comes from, as limits count it: the address of the socket, or behind `proxies` of our own
 * (YUI_PROXIES) the one that the outermost of them saw. What a visitor writes into X-Forwarded-For stands further left
 * and is never looked at. An IPv6 household or hall has a whole /64, so that is one place.
 */
export function placeOf(socket: string, forwarded: string | undefined, proxies: number): string {
  const hops = (forwarded ?? '').split(',').map(hop => hop.trim())
  const seen = proxies > 0 ? (hops.at(-proxies) ?? '') : ''
  return blockOf(isIP(seen) ? seen : socket)
}

function blockOf(address: string): string {
  const plain = address.replace(/^::ffff:(?=\d+\.)/i, '')
  if (!isIPv6(plain)) return plain
  const [head = '', tail] = new SocketAddress({ address: plain, family: 'ipv6' }).address.split('::')
  const left = head.split(':').filter(Boolean)
  const right = (tail ?? '').split(':').filter(Boolean)
  const zeros = tail === undefined ? [] : Array<string>(Math.max(0, 8 - left.length - right.length)).fill('0')
  return `${[...left, ...zeros, ...right].slice(0, 4).join(':')}::/64`
}
