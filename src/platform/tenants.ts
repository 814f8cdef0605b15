import type { Municipality } from './page.ts'

/** A municipality as it stands in the register: with the host name that is its own, if it has one. */
export type Registered = Municipality & { host: string | null }

/**
 * Whose request this is. `none`: no municipality is registered yet. `nobody`: there are several, and none has this host;
 * it is never answered with the pages of another one.
 */
export type Tenant = Municipality | 'none' | 'nobody'

/** The municipality that answers at a host; the only one there is answers at every host. */
export function tenantAt(registered: readonly Registered[], host: string): Tenant {
  const asked = host.toLowerCase().replace(/\.$/, '')
  const own = registered.find(one => one.host?.toLowerCase() === asked)
  if (own) return own
  if (registered.length === 0) return 'none'
  return registered.length === 1 ? registered[0]! : 'nobody'
}

/** The register changes once in years: it is read again after so long, and for a host that is not known sooner. */
const KNOWN_MS = 10_000
const UNKNOWN_MS = 2000

/**
 * Finds the municipality of a host in a register that is kept in mind as a whole, so that made-up hosts add nothing to
 * it. Where it cannot be read again what was known goes on to hold; throws only where nothing was ever read.
 */
export function rememberTenants(read: () => Promise<readonly Registered[]>): (host: string) => Promise<Tenant> {
  let known: readonly Registered[] | null = null
  let at = 0
  let reading: Promise<void> | null = null
  const readAgain = () => {
    reading ??= read()
      .then(rows => {
        known = rows
      })
      .finally(() => {
        at = performance.now()
        reading = null
      })
    return reading
  }
  return async host => {
    if (!known) await readAgain()
    const tenant = tenantAt(known ?? [], host)
    const age = performance.now() - at
    if (typeof tenant !== 'string') {
      // Nobody waits for it: what is known is good enough for this request.
      if (age > KNOWN_MS) readAgain().catch(() => {})
      return tenant
    }
    if (age > UNKNOWN_MS) await readAgain().catch(() => {})
    return tenantAt(known ?? [], host)
  }
}

const TENANTLESS: Record<'none' | 'nobody', { status: 404 | 503; says: string }> = {
  none: { status: 503, says: 'ただいま準備中です。しばらくしてもう一度お試しください。' },
  nobody: {
    status: 404,
    says: 'このアドレスのまちは見つかりません。アドレスを確かめるか、お住まいの市役所・町村役場にお問い合わせください。',
  },
}

/** The answer where there is no municipality whose page it could be. */
export function answerTenantless(tenant: 'none' | 'nobody'): Response {
  const { status, says } = TENANTLESS[tenant]
  const headers = { 'content-type': 'text/plain; charset=utf-8', 'x-content-type-options': 'nosniff' }
  return new Response(`${says}\n`, {
    status,
    headers: { ...headers, ...(status === 503 ? { 'retry-after': '5' } : {}) },
  })
}
