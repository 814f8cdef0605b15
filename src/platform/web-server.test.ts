import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { type AddressInfo, connect } from 'node:net'
import { join } from 'node:path'
import { after, before, describe, it } from 'node:test'
import { webServer } from './web-server.ts'

const server = webServer(() => new Response('ここです'))
before(() => new Promise<void>(ready => server.listen(0, '127.0.0.1', ready)))
after(() => {
  server.closeAllConnections()
  server.close()
})

/** What the server says to these bytes until it has said so much of it. */
const said = (bytes: string, until: RegExp): Promise<string> =>
  new Promise((resolve, reject) => {
    const socket = connect((server.address() as AddressInfo).port, '127.0.0.1')
    let text = ''
    socket.setEncoding('utf8').on('data', piece => {
      text += piece
      if (!until.test(text)) return
      resolve(text)
      socket.destroy()
    })
    socket.on('error', reject).on('end', () => reject(new Error(`ended after: ${text}`)))
    socket.write(bytes)
  })

describe('the server of the pages', () => {
  it('keeps a connection open longer than the proxies in front, which close it then', async () => {
    const answer = await said('GET / HTTP/1.1\r\nhost: localhost\r\n\r\n', /ここです/)
    const seconds = Number(/^keep-alive: timeout=(\d+)/im.exec(answer)?.[1])
    const caddy = readFileSync(join(import.meta.dirname, '../../ops/Caddyfile'), 'utf8')
    const proxies = { 'nginx by itself': 60, Caddy: Number(/^\s*keepalive (\d+)s$/m.exec(caddy)?.[1]) }
    for (const [proxy, longest] of Object.entries(proxies)) assert.ok(seconds > longest, `${proxy}: ${longest} s`)
  })
  it('leaves it to the proxy to say, while it is started again, that one may wait', () => {
    const ops = (name: string) => readFileSync(join(import.meta.dirname, '../../ops', name), 'utf8')
    const nginx = /error_page 502 504 =503 (@\w+);\s*location \1 \{[^}]*return 503 '(<!doctype html>.*)';/s
    const caddy =
      /expression `\{http\.error\.status_code\} in \[502, 503, 504\]`\s*handle (@resting) \{[^}]*respond `(<!doc.*)` 503/s
    const shown = [nginx.exec(ops('nginx.conf'))?.[2], caddy.exec(ops('Caddyfile'))?.[2]]
    for (const page of shown) {
      assert.match(page!, /lang="ja".*<h1>少しお待ちください<\/h1>.*もう一度開いてください/)
      assert.match(page!, /お急ぎのときは、(\$\{yui_desk\}|\{desk\})へお電話ください/)
      assert.doesNotMatch(page!, /<script|style=|'/)
    }
    // A number that nobody wrote is no city's: without one it is called by what it is.
    for (const proxy of ['nginx.conf', 'Caddyfile'])
      assert.deepEqual(ops(proxy).match(/^\s*(default|[\w.]+) "市の窓口";?$/gm)?.length, 1, proxy)
  })
  it('says in words that it cannot read something', async () => {
    assert.match(await said('GET /図 HTTP/1.1\r\nhost: localhost\r\n\r\n', /percent-encode/), /^HTTP\/1\.1 400 /)
  })
  it('does not wait without end for what does not arrive', () => {
    assert.deepEqual([server.headersTimeout, server.requestTimeout], [10_000, 60_000])
  })
})
