import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import { type Assets, buildAssets } from './assets.ts'
import type { Page } from './document.ts'
import { exampleBody } from './examples.ts'
import { printFrame, publicFrame, staffFrame } from './frame.ts'
import type { Html } from './html.ts'
import { examples as layout, pageHead } from './layout.ts'
import { examples as print } from './print.ts'

const nonce = 'bm9uY2U'
const policy = `default-src 'self'; style-src 'self' 'nonce-${nonce}'; script-src 'self' 'nonce-${nonce}'; img-src 'self' data:; object-src 'none'; base-uri 'none'`

const nav = [
  { href: '/staff', text: 'やること', count: 7, current: true },
  { href: '/staff/appointments', text: '予約', count: 4 },
  { href: '/staff/opportunities', text: '活動' },
]

/** The three frames, filled with examples. The second page carries another municipality's colour. */
const pages: Record<string, (base: Omit<Page, 'title' | 'body'>) => Html> = {
  public: base =>
    publicFrame({ ...base, title: '部品の見本', nav: [{ href: '/me', text: 'マイページ' }], body: exampleBody() }),
  staff: base =>
    staffFrame({
      ...base,
      municipality: { ...base.municipality, accent: '#0a4d6b' },
      title: 'やること',
      user: { name: '佐藤 恵', role: '相談員' },
      nav,
      body: [pageHead({ title: 'やること' }), ...Object.values(layout).map(show => show())],
    }),
  paper: base =>
    printFrame({ ...base, title: '紹介状', back: '/staff', body: Object.values(print).map(show => show()) }),
}

const page = (url: string, { css, desk, js }: Assets) =>
  pages[url.slice(1).split('?')[0] ?? '']?.({
    municipality: {
      name: '柏市',
      deskName: '柏市セカンドライフ応援窓口',
      deskPhone: '04-0000-0000',
      deskHours: '平日9時〜17時',
      programme: 'セカンドライフ応援',
      office: '相談窓口',
    },
    demo: true,
    nonce,
    assets: { css: css.path, desk: desk.path, js: js.path },
    prefs: { large: url.includes('large'), contrast: url.includes('contrast') },
    path: url,
    flash: { kind: 'success', text: '記録しました。' },
  })

const text = async (request: IncomingMessage) => {
  request.setEncoding('utf8')
  let body = ''
  for await (const chunk of request) body += chunk
  return body
}

/** Serves every part in every frame under the policy of the real pages; keeps what is sent to it. */
export const serveExamples = async () => {
  const assets = await buildAssets()
  const posts: { url: string; body: string }[] = []
  const server = createServer(async (request, response) => {
    const url = request.url ?? '/'
    if (request.method === 'POST') {
      posts.push({ url, body: await text(request) })
      response.writeHead(204).end()
      return
    }
    const asset = Object.values(assets).find(one => one.path === url)
    const body = asset?.body ?? (await page(url, assets))
    const type = asset?.type ?? 'text/html; charset=utf-8'
    response.writeHead(body ? 200 : 404, { 'content-type': type, 'content-security-policy': policy })
    response.end(String(body ?? ''))
  })
  await new Promise<void>(listening => server.listen(0, '127.0.0.1', listening))
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  return { origin, posts, close: () => server.close() }
}
