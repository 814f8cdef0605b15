/**
 * Where the page belongs to a service that can be installed, what runs without a connection is set up; and on a device that
 * is remembered it keeps the own next dates as they are now (`data-keep`), anywhere else it takes them away (`data-forget`).
 */
if ('serviceWorker' in navigator && document.querySelector('link[rel=manifest]')) {
  addEventListener('load', () => void navigator.serviceWorker.register('/sw.js').catch(() => {}))
  const wish = document.querySelector('[data-keep]')
    ? 'keep'
    : document.querySelector('[data-forget]')
      ? 'forget'
      : null
  if (wish) void navigator.serviceWorker.ready.then(({ active }) => active?.postMessage(wish))
}
