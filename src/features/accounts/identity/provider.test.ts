import assert from 'node:assert/strict'
import { createServer, type RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'
import { after, describe, it } from 'node:test'
import { DEMO_PASSWORD } from '../../../../seed/city.ts'
import { browserless } from '../../../../seed/testing.ts'
import { administered } from '../admin/testing.ts'
import { withCookies } from '../passkeys/testing.ts'
import { isFit } from './rules.ts'

// Against a certified provider (`oidc-provider`) on this machine, with both ways of showing that it is us.

const city = await administered()
const { app, visitor, kanri, enter } = city
const BACK = 'http://localhost/login/identity/back'
const PAGE = '/staff/accounts/identity'
const SECRET = 'a-secret-of-more-than-thirty-two-letters'

type Configuration = { clients: object[]; cookies: object; jwks?: object; pkce: object }
type Provider = new (issuer: string, configuration: Configuration) => { callback: () => RequestListener }
const { Provider } = (await import('oidc-provider' as string)) as { Provider: Provider }

/** The provider at an address of its own; its clients are those of the moment. */
async function provider(client: (issuer: string) => object) {
  let answer: RequestListener = () => {}
  const server = createServer((request, response) => answer(request, response))
  await new Promise<void>(ready => server.listen(0, '127.0.0.1', ready))
  after(() => {
    server.closeAllConnections()
    server.close()
  })
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const own = { redirect_uris: [BACK], grant_types: ['authorization_code'], response_types: ['code'] }
  const set = (more: object) => {
    const clients = [{ client_id: 'yui', ...own, ...more }]
    answer = new Provider(issuer, {
      clients,
      ...{ cookies: { keys: ['x'] }, pkce: { required: () => true } },
    }).callback()
  }
  set(client(issuer))
  return { issuer, set }
}

/** What a browser does at the provider: it logs in as somebody, agrees, and is sent back here. */
async function logInThere(address: string, login: string, cookies = new Map<string, string>()): Promise<string> {
  let at = address
  for (let step = 0; step < 12; step++) {
    const html = await visitThere(at, cookies)
    if (html.location?.startsWith('http://localhost')) return html.location.slice('http://localhost'.length)
    if (html.location) {
      at = new URL(html.location, at).href
      continue
    }
    const [, action] = /action="([^"]+)"/.exec(html.text)!
    const [, prompt] = /name="prompt" value="(\w+)"/.exec(html.text)!
    const sent = await visitThere(
      new URL(action!, at).href,
      cookies,
      new URLSearchParams({ prompt: prompt!, login, password: 'x' }),
    )
    at = new URL(sent.location!, at).href
  }
  throw new Error('the provider asks and asks')
}

async function visitThere(address: string, cookies: Map<string, string>, body?: URLSearchParams) {
  const response = await fetch(address, {
    ...{ redirect: 'manual', headers: { cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join('; ') } },
    ...(body ? { method: 'POST', body } : {}),
  })
  for (const line of response.headers.getSetCookie()) {
    const [, name, value] = /^([^=]+)=([^;]*)/.exec(line)!
    cookies.set(name!, value!)
  }
  return { location: response.headers.get('location'), text: await response.text() }
}

/** Binds somebody of the staff to the person of the same name there, and comes in by it; `there` is what that browser holds of it. */
async function bindsAndEnters(login: string) {
  const own = await enter(login)
  const lead = await own.post('/staff/second/identity', { bindWith: DEMO_PASSWORD })
  const sent = /href="(http:\/\/127[^"]+)"/.exec(await lead.clone().text())![1]!.replaceAll('&amp;', '&')
  const bound = await withCookies(app, own, lead).get(await logInThere(sent, login))
  assert.equal(bound.headers.get('location'), '/staff/second', await bound.text())
  const begun = await visitor.get('/login/identity')
  const there = new Map<string, string>()
  const entered = await withCookies(app, visitor, begun).get(
    await logInThere(begun.headers.get('location')!, login, there),
  )
  assert.equal(entered.status, 303, await entered.clone().text())
  const browser = browserless(app, city.cookiesOf(entered))
  assert.equal((await browser.get('/staff')).status, 200)
  return { browser, there }
}

/** What the provider shows to a browser that asks to log in once more. */
const shownAgain = async (there: Map<string, string>): Promise<string> => {
  let at = (await visitor.get('/login/identity')).headers.get('location')!
  for (let step = 0; step < 5; step++) {
    const { location, text } = await visitThere(at, there)
    if (!location || location.startsWith('http://localhost')) return location ?? text
    at = new URL(location, at).href
  }
  throw new Error('the provider leads on and on')
}

/** Logs out here, and there by the way that the page shows. */
async function logsOutOfBoth({ browser, there }: Awaited<ReturnType<typeof bindsAndEnters>>): Promise<void> {
  assert.match(await shownAgain(there), /^http:\/\/localhost\//, 'it knows this browser')
  const left = await browser.post('/logout', {})
  const html = await left.text()
  assert.match(html, /共通IDからも.*ログアウトする/)
  assert.equal((await browser.get('/staff')).status, 401, 'here it is done, whether or not the way there is taken')
  const way = /href="(http:\/\/127[^"]+)"/.exec(html)![1]!.replaceAll('&amp;', '&')
  const { text } = await visitThere(way, there)
  const [, action] = /action="([^"]+)"/.exec(text)!
  const [, xsrf] = /name="xsrf" value="([^"]+)"/.exec(text)!
  await visitThere(new URL(action!, way).href, there, new URLSearchParams({ xsrf: xsrf!, logout: 'yes' }))
  assert.match(await shownAgain(there), /name="prompt" value="login"/, 'it asks who it is')
}

describe('a provider that keeps to the standard lets somebody in', () => {
  it('by a secret that was agreed', async () => {
    const { issuer } = await provider(() => ({
      client_secret: SECRET,
      token_endpoint_auth_method: 'client_secret_post',
    }))
    const typed = { name: '共通ID', issuer, client_id: 'yui', proof: 'secret', secret: SECRET }
    assert.equal((await kanri.post(PAGE, typed)).status, 303)
    await logsOutOfBoth(await bindsAndEnters('sato'))
    const left = await (await enter('suzuki')).post('/logout', {})
    assert.equal(left.headers.get('location'), '/', 'nobody is led there who did not come from there')
  })
  it('by a key of ours (private_key_jwt), of which it is given the public half', async () => {
    const method = { token_endpoint_auth_method: 'private_key_jwt', token_endpoint_auth_signing_alg: 'ES256' }
    const { issuer, set } = await provider(() => ({ ...method, jwks: { keys: [] } }))
    const typed = { name: '共通ID', issuer, client_id: 'yui', proof: 'key', secret: '' }
    assert.equal((await kanri.post(PAGE, typed)).status, 303)
    const [, shown] = /<textarea[^>]*>([\s\S]*?)<\/textarea>/.exec(await (await kanri.get(PAGE)).text())!
    const jwks = JSON.parse(shown!.replaceAll('&quot;', '"'))
    assert.ok(!('d' in jwks.keys[0]), 'the private half stays here')
    set({ ...method, jwks })
    await bindsAndEnters('suzuki')
  })
})

describe('a service is asked', () => {
  for (const [address, developing, fit] of [
    ['https://login.microsoftonline.com/x/v2.0', false, true],
    ['http://sso.example.lg.jp', false, false],
    ['http://sso.example.lg.jp', true, false],
    ['http://127.0.0.1:8080/realms/x', true, true],
    ['http://127.0.0.1:8080/realms/x', false, false],
    ['http://localhost.evil.example', true, false],
    ['ftp://sso.example.lg.jp', true, false],
    ['https://', false, false],
  ] as const)
    it(`${fit ? '' : 'not '}at ${address}${developing ? ' while developing' : ''}`, () =>
      assert.equal(isFit(address, developing), fit))
})
