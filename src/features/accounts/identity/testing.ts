import assert from 'node:assert/strict'
import { createHash, createSign, generateKeyPairSync, type KeyObject } from 'node:crypto'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { after } from 'node:test'
import { systemClock } from '#platform/clock.ts'
import { DEMO_PASSWORD } from '../../../../seed/city.ts'
import { type Browserless, browserless } from '../../../../seed/testing.ts'
import { withCookies } from '../passkeys/testing.ts'
import type { Role } from '../rules.ts'
import { guarded } from '../second/testing.ts'

// For tests only: an identity service on this machine that says whatever a test wants it to, signed with a real key.

type Claims = Record<string, unknown>
/** What a service does with the answer for a code, or instead of one. */
export type Says = { claims?: Claims; key?: KeyObject; status?: number; body?: object }

const seconds = (): number => Math.floor(Date.parse(systemClock.now()) / 1000)
const part = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url')

/** A word that is signed with this key (RS256). */
function signed(claims: Claims, key: KeyObject): string {
  const text = `${part({ alg: 'RS256', kid: 'one' })}.${part(claims)}`
  return `${text}.${createSign('sha256').update(text).sign(key).toString('base64url')}`
}

const newKey = () => generateKeyPairSync('rsa', { modulusLength: 2048 })
/** A key that the service does not know. */
export const strangeKey = (): KeyObject => newKey().privateKey

/** A service at an address of its own, until the tests of this file are over. */
export async function identityService(client: { id: string; secret: string }) {
  const { privateKey, publicKey } = newKey()
  const says = new Map<string, Says & { nonce: string; challenge: string; subject: string }>()
  const state = { asked: [] as string[], hangs: false, moved: '', issuer: '' }
  const issuer = () => `http://127.0.0.1:${(server.address() as AddressInfo).port}`

  const token = (form: URLSearchParams, authorization: string): { status: number; body: object } => {
    // Both halves are form-encoded before they are joined (RFC 6749 §2.3.1).
    const who = Buffer.from(authorization.replace('Basic ', ''), 'base64').toString()
    if (decodeURIComponent(who) !== `${client.id}:${client.secret}`)
      return { status: 401, body: { error: 'invalid_client' } }
    const code = form.get('code') ?? ''
    const said = says.get(code)
    // A code is good once, and for whoever began with its verifier.
    says.delete(code)
    const proved = createHash('sha256')
      .update(form.get('code_verifier') ?? '')
      .digest('base64url')
    if (!said || proved !== said.challenge) return { status: 400, body: { error: 'invalid_grant' } }
    if (said.status) return { status: said.status, body: said.body ?? {} }
    const claims = {
      ...{ iss: issuer(), aud: client.id, sub: said.subject, nonce: said.nonce, iat: seconds(), exp: seconds() + 300 },
      ...said.claims,
    }
    const id_token = signed(claims, said.key ?? privateKey)
    return { status: 200, body: { access_token: 'x', token_type: 'Bearer', expires_in: 300, id_token } }
  }

  const answer = async (request: IncomingMessage, response: ServerResponse) => {
    const { pathname } = new URL(request.url!, issuer())
    state.asked.push(pathname)
    if (state.hangs) return
    const send = (status: number, body: object, headers = {}) =>
      response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(body))
    if (state.moved) return send(302, {}, { location: state.moved })
    if (pathname === '/.well-known/openid-configuration')
      return send(200, {
        ...{ issuer: state.issuer || issuer(), authorization_endpoint: `${issuer()}/authorize` },
        ...{ token_endpoint: `${issuer()}/token`, jwks_uri: `${issuer()}/jwks` },
        ...{ response_types_supported: ['code'], id_token_signing_alg_values_supported: ['RS256'] },
      })
    if (pathname === '/jwks') {
      const jwk = { ...publicKey.export({ format: 'jwk' }), kid: 'one', alg: 'RS256', use: 'sig' }
      return send(200, { keys: [jwk] })
    }
    let text = ''
    for await (const chunk of request) text += chunk
    const { status, body } = token(new URLSearchParams(text), request.headers.authorization ?? '')
    return send(status, body)
  }

  const server = createServer((request, response) => void answer(request, response))
  await new Promise<void>(ready => server.listen(0, '127.0.0.1', ready))
  const close = () => {
    server.closeAllConnections()
    server.close()
  }
  after(close)

  /** Somebody logs in there as `subject`: the path at which their browser comes back here. */
  const come = (sent: string, subject: string, over: Says = {}): string => {
    const { searchParams } = new URL(sent)
    const code = `code-${says.size}-${subject}-${searchParams.get('state')!.slice(0, 8)}`
    const [nonce, challenge] = [searchParams.get('nonce')!, searchParams.get('code_challenge')!]
    says.set(code, { nonce, challenge, subject, ...over })
    return `/login/identity/back?code=${code}&state=${searchParams.get('state')}`
  }
  return { issuer, come, state, close }
}

export const CLIENT = { id: 'yui', secret: 'hanashi-no-tane' }
export const PAGE = '/staff/accounts/identity'
export const OWN = '/staff/second/identity'

/** Where a page leads to at the service. */
export const hrefIn = (html: string): string =>
  /href="(http:\/\/127\.0\.0\.1[^"]+)"/.exec(html)![1]!.replaceAll('&amp;', '&')

/** That nobody was let in, and why. */
export async function refusedWith(response: Response, sentence: RegExp, status = 422): Promise<void> {
  assert.equal(response.status, status)
  const html = await response.text()
  assert.match(html, sentence)
  assert.match(html, /name="password"/, 'the password door')
  assert.ok(!response.headers.getSetCookie().some(line => /^yui_session=[^;]/.test(line)))
}

/** The demo city with an identity service, and the ways in which the tests come in by it. */
export async function served() {
  const city = await guarded()
  const { app, tryIn, cookiesOf, visitor, kanri } = city
  const service = await identityService(CLIENT)
  const typed = {
    ...{ name: '市の共通ID', issuer: service.issuer(), client_id: CLIENT.id, proof: 'secret', secret: CLIENT.secret },
  }
  assert.equal((await kanri.post(PAGE, typed)).status, 303)
  const inside = async (response: Response): Promise<Browserless> => {
    assert.equal(response.status, 303, await response.clone().text())
    return browserless(app, cookiesOf(response))
  }
  const hrefIn = (html: string): string =>
    /href="(http:\/\/127\.0\.0\.1[^"]+)"/.exec(html)![1]!.replaceAll('&amp;', '&')

  /** Presses the button of the login: where the service is, and the browser that went there. */
  async function leave(next = '/staff') {
    const response = await visitor.get(`/login/identity?next=${encodeURIComponent(next)}`)
    assert.equal(response.status, 303)
    return { sent: response.headers.get('location')!, browser: withCookies(app, visitor, response) }
  }

  /** Comes in by the service as this subject. */
  async function enter(subject: string, says: Says = {}): Promise<Response> {
    const { sent, browser } = await leave()
    return browser.get(service.come(sent, subject, says))
  }

  /** A colleague who bound themselves to a subject of the same name. */
  async function withIdentity(login: string, roles: readonly Role[] = ['counsellor']) {
    const account = await city.colleague(login, roles)
    const own = await inside(await tryIn(login))
    assert.equal((await bind(own, login)).status, 303)
    return { account, own }
  }

  async function bind(own: Browserless, subject: string): Promise<Response> {
    const lead = await own.post(OWN, { bindWith: DEMO_PASSWORD })
    assert.equal(lead.status, 200)
    const sent = hrefIn(await lead.clone().text())
    assert.match(sent, /prompt=login/, 'nobody else who was at the service on this machine is bound')
    return withCookies(app, own, lead).get(service.come(sent, subject))
  }
  return { ...city, service, typed, inside, leave, enter, withIdentity, bind }
}
