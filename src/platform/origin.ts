/** The largest body that is read: an uploaded file of 10 MB with its form around it. */
export const MAX_BODY = 11 * 1024 * 1024

/**
 * True where a write was sent from one of our own pages: the browser says so (Sec-Fetch-Site), or the Origin is ours.
 * A request that says neither is refused (reliability.md §3.3).
 */
export function sentHere(request: Request): boolean {
  const site = request.headers.get('sec-fetch-site')
  if (site) return site === 'same-origin' || site === 'none'
  const origin = request.headers.get('origin')
  return origin !== null && URL.canParse(origin) && new URL(origin).host === new URL(request.url).host
}

/** True where the body is, or says it is, larger than `MAX_BODY`. A body without a length is refused: browsers give one. */
export async function tooLarge(request: Request): Promise<boolean> {
  const length = request.headers.get('content-length')
  if (length !== null) return Number(length) > MAX_BODY
  return request.headers.has('transfer-encoding')
}
