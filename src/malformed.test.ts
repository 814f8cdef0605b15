import assert from 'node:assert/strict'
import { test } from 'node:test'
import { crawl, withRoutes } from '#platform/malformed/crawl.ts'
import { TYPED } from '#platform/malformed/odd.ts'
import { malformed } from '#platform/malformed/requests.ts'
import { DEMO, demoApp } from '../seed/testing.ts'
import { PAGES } from './app.ts'

// A small share of what `npm run bench -- staying` sends.

const log: unknown[] = []
const city = await demoApp(DEMO, entry => log.push(entry))
const HOW_MANY = Number(process.env['MALFORMED'] ?? 400)

const STARTS = { 'a visitor': '/', suzuki: '/staff', kanri: '/staff', ueki: '/my' }
for (const [who, start] of Object.entries(STARTS))
  test(`whatever ${who} sends that no page of ours would, it is refused in words and is no failure of ours`, async t => {
    const asked = who === 'a visitor' ? city.visitor : await city.login(who)
    const found = await crawl(asked.get, [start], who === 'a visitor' ? 20 : 60)
    assert.ok(found.forms.length > 1)
    const requests = malformed(withRoutes(found, PAGES), 11)
    const statuses = new Map<number, number>()
    for (let n = 0; n < HOW_MANY; n++) {
      const { path, method, headers, body } = requests.next().value
      const length = body === undefined ? {} : { 'content-length': String(Buffer.byteLength(body)) }
      const response = await city.app.request(`http://localhost${path}`, {
        method,
        headers: { cookie: asked.cookie, origin: 'http://localhost', ...length, ...headers },
        ...(body === undefined ? {} : { body: body as BodyInit }),
      })
      const text = await response.text()
      statuses.set(response.status, (statuses.get(response.status) ?? 0) + 1)
      const sent = `${n}: ${method} ${path.slice(0, 300)} ${headers['content-type'] ?? ''} ${String(body ?? '').slice(0, 300)}`
      assert.ok(response.status < 500, `${response.status} to ${sent}`)
      assert.doesNotMatch(text, /\bat (async )?[\w.]+ \(?(file|node):/, sent)
    }
    assert.ok(!JSON.stringify(log).includes(TYPED), 'what was typed is in the log')
    t.diagnostic(
      [...statuses]
        .sort(([a], [b]) => a - b)
        .map(([status, count]) => `${status}: ${count}`)
        .join(', '),
    )
  })
