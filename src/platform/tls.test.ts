import assert from 'node:assert/strict'
import test from 'node:test'
import { buildAssets } from '#ui/assets.ts'
import { demoApp } from '../../seed/testing.ts'
import { createApp } from '../app.ts'

const { app: small, database, clock } = await demoApp()
const assets = await buildAssets()

test('behind TLS every answer has browsers stay with it: pages, files, health, what is not there', async () => {
  const tls = await createApp({ database, now: () => clock.now, demo: true, tls: true })
  const paths = ['/', '/nowhere', '/livez', '/healthz', '/staff', '/opportunities.json', assets.css.path]
  for (const path of paths) {
    const { headers } = await tls.request(`http://localhost${path}`)
    assert.equal(headers.get('strict-transport-security'), 'max-age=31536000; includeSubDomains', path)
    assert.equal((await small.request(`http://localhost${path}`)).headers.has('strict-transport-security'), false)
  }
})
