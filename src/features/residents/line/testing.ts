import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { exportJWK, generateKeyPair, SignJWT } from 'jose'
import { carriersNow, useCarriers } from '#platform/carriers.ts'
import { addMinutes } from '#platform/clock.ts'
import { DEMO_NOW, demoApp } from '../../../../seed/testing.ts'
import { browserOf, comeIn, type Visiting } from '../testing.ts'
import { withPage } from '../ways/testing.ts'
import { ISSUER } from './rules.ts'

// For tests only: LINE on this machine, which says whatever a test wants it to, signed as LINE signs.

export const CHANNEL = { channel: '1234567890', secret: '0123456789abcdef0123456789abcdef' }
/** A user of LINE by a name that a test gives. */
export const user = (name: string): string => `U${createHash('md5').update(name).digest('hex')}`

export type Says = {
  claims?: Record<string, unknown>
  /** With what it is signed: the channel's secret, LINE's own key, a key of somebody else, or nothing at all. */
  alg?: 'HS256' | 'ES256' | 'HS384' | 'none'
  secret?: string
  status?: number
  body?: object | string
}

const part = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url')
const pair = await generateKeyPair('ES256', { extractable: true })
const KID = { kid: 'one' }

/** A word of LINE about a user at this moment. */
export async function word(now: string, nonce: string, sub: string, says: Says = {}): Promise<string> {
  const at = Math.floor(Date.parse(now) / 1000)
  const all = { iss: ISSUER, aud: CHANNEL.channel, sub, nonce, iat: at, exp: at + 3600, ...says.claims }
  const { alg = 'HS256', secret = CHANNEL.secret } = says
  if (alg === 'none') return `${part({ alg })}.${part(all)}.`
  const made = new SignJWT(all).setProtectedHeader({ alg, ...(alg === 'ES256' && KID) })
  return made.sign(alg === 'ES256' ? pair.privateKey : Buffer.from(secret))
}

/** LINE at an address of its own; its clock is that of the test. */
export async function lineService(clock: { now: string }) {
  const codes = new Map<string, Says & { nonce: string; challenge: string; back: string; sub: string }>()
  const state = { asked: [] as string[], hangs: false, who: 'okura' }

  const token = async (form: URLSearchParams): Promise<{ status: number; body: object | string }> => {
    if (form.get('client_id') !== CHANNEL.channel || form.get('client_secret') !== CHANNEL.secret)
      return { status: 400, body: { error: 'invalid_client' } }
    const said = codes.get(form.get('code') ?? '')
    // A code is good once, and for whoever began with its verifier, at the same address.
    codes.delete(form.get('code') ?? '')
    const proof = createHash('sha256')
      .update(form.get('code_verifier') ?? '')
      .digest('base64url')
    if (!said || proof !== said.challenge || said.back !== form.get('redirect_uri'))
      return { status: 400, body: { error: 'invalid_grant' } }
    if (said.status) return { status: said.status, body: said.body ?? {} }
    return { status: 200, body: { token_type: 'Bearer', id_token: await word(clock.now, said.nonce, said.sub, said) } }
  }

  const answer = async (request: IncomingMessage, response: ServerResponse) => {
    state.asked.push(request.url!)
    if (state.hangs) return
    if (request.url!.startsWith('/authorize')) {
      response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' })
      return void response.end(`<h1>LINE</h1><a href="${home(request.url!)}">許可する</a>`)
    }
    let text = ''
    for await (const chunk of request) text += chunk
    const keys = { keys: [{ ...(await exportJWK(pair.publicKey)), ...KID, alg: 'ES256', use: 'sig' }] }
    const { status, body } =
      request.url === '/certs' ? { status: 200, body: keys } : await token(new URLSearchParams(text))
    response.writeHead(status, { 'content-type': 'application/json' })
    response.end(typeof body === 'string' ? body : JSON.stringify(body))
  }

  const server = createServer((request, response) => void answer(request, response))
  await new Promise<void>(ready => server.listen(0, '127.0.0.1', ready))
  const at = `http://127.0.0.1:${(server.address() as AddressInfo).port}`

  /** Somebody presses 「許可する」 there: the path at which their browser comes back here. */
  const come = (sent: string, name: string, says: Says = {}): string => {
    const { searchParams } = new URL(sent)
    const [nonce, state, challenge, back] = ['nonce', 'state', 'code_challenge', 'redirect_uri'].map(
      key => searchParams.get(key)!,
    ) as [string, string, string, string]
    const code = `code-${state.slice(0, 12)}-${codes.size}`
    codes.set(code, { nonce, challenge, back, sub: user(name), ...says })
    return `${new URL(back).pathname}?${new URLSearchParams({ code, state })}`
  }
  /** The link of its page, as it leads back. */
  const home = (url: string): string => {
    const { searchParams } = new URL(url, at)
    return new URL(come(`${at}${url}`, state.who), searchParams.get('redirect_uri')!).href.replaceAll('&', '&amp;')
  }
  const close = () => {
    server.closeAllConnections()
    server.close()
  }
  return { ...CHANNEL, at, come, state, close }
}

/** The demo city with LINE, and what its residents press. */
export async function lined() {
  const demo = await demoApp()
  const { clock, database, municipality } = demo
  const [line, usual] = [await lineService(clock), carriersNow()]
  const use = () => useCarriers({ ...usual, lineLogin: { ...CHANNEL, at: line.at } })
  use()
  const job = { lane: 'job', municipality } as const
  const door = () => browserOf(demo)
  let hour = 0
  /** Each part an hour and more after the one before, so that no limit of an hour is in the way. */
  const later = (hours = 2) => {
    hour += hours
    clock.now = addMinutes(DEMO_NOW, hour * 60)
    line.state.asked.length = 0
  }

  /** Presses 「LINEで入る」: where that leads. */
  const leave = async (browser: Visiting, more = '') => {
    const answer = await browser.get(`/my/login/line?next=%2Fmy%2Fways${more}`)
    assert.equal(answer.status, 303, await answer.text())
    return answer.headers.get('location')!
  }
  /** Comes in by LINE as the user of this name. */
  const enter = async (browser: Visiting, name: string, says: Says = {}, more = '') =>
    browser.get(line.come(await leave(browser, more), name, says))
  /** Somebody who comes in by this address, and is in. */
  const inside = async (address: string) => {
    await withPage(demo, address)
    const browser = door()
    assert.equal((await comeIn(demo, browser, address)).headers.get('location'), '/my')
    return browser
  }
  /** Goes to LINE from the page of the ways. */
  const toBind = async (browser: Visiting): Promise<string> => {
    const page = await (await browser.post('/my/ways/line', {})).text()
    return /href="(http:\/\/127\.0\.0\.1[^"]+)"/.exec(page)![1]!.replaceAll('&amp;', '&')
  }
  const bind = async (browser: Visiting, name: string, says: Says = {}) =>
    browser.get(line.come(await toBind(browser), name, says))
  const lineId = async (browser: Visiting) =>
    /aria-labelledby="line"[\s\S]*?remove\?address=([0-9a-f-]{36})/.exec(await browser.text('/my/ways'))?.[1]
  const accounts = () => database.read(job, async db => (await db.selectFrom('account').select('id').execute()).length)
  /** That nobody is in, why, and that the other ways and the desk's number stand there. */
  const refused = async (answer: Response, sentence: RegExp, status = 422) => {
    const page = await answer.text()
    assert.equal(answer.status, status, page)
    assert.match(page, sentence)
    assert.match(page, /name="address"[\s\S]*04-7000-0000/)
    assert.ok(!answer.headers.getSetCookie().some(cookie => /^yui_session=[^;]/.test(cookie)))
  }
  const town_id = await database.read(
    job,
    async db => (await db.selectFrom('town').select('id').limit(1).executeTakeFirstOrThrow()).id,
  )
  const close = () => {
    useCarriers(usual)
    line.close()
  }
  const acts = { leave, enter, inside, toBind, bind, lineId, accounts, refused }
  return { ...demo, demo, line, usual, use, door, later, town_id, close, ...acts }
}
