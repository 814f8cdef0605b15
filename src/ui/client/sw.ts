// The one thing that runs without a page: while there is no connection it shows whom to call, and on a device that somebody
// chose to be remembered on their own next dates. It keeps no other page, and what it shows is asked of the server first.

type Fetched = Event & {
  request: Request
  respondWith: (answer: Promise<Response>) => void
  waitUntil: (done: Promise<unknown>) => void
}
type Told = MessageEvent & Pick<Fetched, 'waitUntil'>
const worker = self as unknown as { skipWaiting: () => Promise<void>; clients: { claim: () => Promise<void> } }

const [DESK, MINE] = ['yui-desk', 'yui-mine'] as const
const [PAGE, OWN] = ['/offline', '/my/offline'] as const
const DAY_MS = 86_400_000
/** So long the two weeks of somebody's dates are of use. */
const OWN_DAYS = 14

const ageOf = (page: Response): number =>
  performance.timeOrigin + performance.now() - Date.parse(page.headers.get('date') ?? '')

/** The page with what it needs to look as it should. Fetched ahead: nobody looks at it now, and nobody counts it. */
async function keepDesk(): Promise<void> {
  const page = await fetch(PAGE, { headers: { purpose: 'prefetch' } })
  if (!page.ok) return
  const text = await page.clone().text()
  const cache = await caches.open(DESK)
  const needs = new Set([...text.matchAll(/(?:href|src)="(\/assets\/[^"#]+)/g)].map(([, path]) => path!))
  await Promise.all([cache.put(PAGE, page), cache.addAll([...needs])])
  for (const { url } of await cache.keys())
    if (new URL(url).pathname !== PAGE && !needs.has(new URL(url).pathname)) await cache.delete(url)
}

/** Once a day, whenever somebody is here anyway: the number or the hours may have changed. */
async function refreshed(): Promise<void> {
  const kept = await caches.match(PAGE, { ignoreVary: true })
  if (!kept || !(ageOf(kept) < DAY_MS)) await keepDesk()
}

/** How often somebody went out while this runs: what was asked for before must not be kept after it. */
let left = 0

async function forget(): Promise<void> {
  left += 1
  await caches.delete(MINE)
}

/** The own next dates as they are now; where whoever asks is in no more, what stands here goes. */
async function keepOwn(): Promise<void> {
  const before = left
  const page = await fetch(OWN, { redirect: 'manual' })
  if (!page.ok) return forget()
  const cache = await caches.open(MINE)
  if (before === left) await cache.put(OWN, page)
}

async function offline(): Promise<Response> {
  const own = await caches.match(OWN, { ignoreVary: true })
  if (own && ageOf(own) < OWN_DAYS * DAY_MS) return own
  if (own) await forget()
  return (await caches.match(PAGE, { ignoreVary: true })) ?? Response.error()
}

addEventListener('install', event => {
  ;(event as Fetched).waitUntil(Promise.all([keepDesk(), worker.skipWaiting()]))
})
addEventListener('activate', event => (event as Fetched).waitUntil(worker.clients.claim()))

addEventListener('message', happened => {
  const event = happened as Told
  event.waitUntil((event.data === 'keep' ? keepOwn() : forget()).catch(() => {}))
})

addEventListener('fetch', happened => {
  const event = happened as Fetched
  const { request } = event
  const { pathname } = new URL(request.url)
  if (pathname === '/logout') event.waitUntil(forget())
  if (request.method !== 'GET' || /^\/(staff|prefecture|login)(\/|$)/.test(pathname)) return
  if (request.mode === 'navigate') {
    event.respondWith(fetch(request).catch(offline))
    event.waitUntil(refreshed().catch(() => {}))
  } else if (pathname.startsWith('/assets/'))
    event.respondWith(
      fetch(request).catch(async () => (await caches.match(request, { ignoreVary: true })) ?? Response.error()),
    )
})

export {}
