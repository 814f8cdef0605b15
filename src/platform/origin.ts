/**
 * True where a write was sent from one of our own pages: the browser says so (Sec-Fetch-Site), or the Origin is ours.
 * A request that says neither is refused (sources.md: same-origin).
 */
export function sentHere(request: Request): boolean {
  const site = request.headers.get('sec-fetch-site')
  if (site) return site === 'same-origin' || site === 'none'
  const origin = request.headers.get('origin')
  return origin !== null && URL.canParse(origin) && new URL(origin).host === new URL(request.url).host
}

/** Where an answer leads on, as a header can carry it; a path that a browser would take for another host leads to the first page. */
export function locationOf(to: string): string {
  const plain = to.replace(/\p{Cc}/gu, '')
  return /^[/\\]{2}/.test(plain)
    ? '/'
    : plain.replace(/[^\x21-\x7e]+/g, part => encodeURIComponent(part.toWellFormed()))
}
