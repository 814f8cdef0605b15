/**
 * Where the page belongs to a service that can be installed, what runs without a connection is set up; and on a device that
 * is remembered the own next dates are kept as they are now (`data-keep`), anywhere else they are taken away (`data-forget`).
 */
const MINE = 'yui-mine'

async function keepOwn(path: string): Promise<void> {
  const page = await fetch(path)
  if (page.ok) await (await caches.open(MINE)).put(path, page)
  else await caches.delete(MINE)
}

if ('serviceWorker' in navigator && document.querySelector('link[rel=manifest]')) {
  addEventListener('load', () => void navigator.serviceWorker.register('/sw.js').catch(() => {}))
  const keep = document.querySelector<HTMLElement>('[data-keep]')?.dataset['keep']
  if (keep) void keepOwn(keep).catch(() => {})
  if (document.querySelector('[data-forget]')) void caches.delete(MINE).catch(() => {})
}
