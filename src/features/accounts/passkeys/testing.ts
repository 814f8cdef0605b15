import assert from 'node:assert/strict'
import { createHash, generateKeyPairSync, type KeyObject, randomBytes, sign } from 'node:crypto'
import { addMinutes } from '#platform/clock.ts'
import { DEMO_PASSWORD } from '../../../../seed/city.ts'
import { type Browserless, browserless, type DemoApp } from '../../../../seed/testing.ts'
import type { Role } from '../rules.ts'
import { guarded } from '../second/testing.ts'

// For tests only: an authenticator in software (WebAuthn level 3 §6), with keys that are real.

type Options = { rp?: { id: string }; rpId?: string; challenge: string }
type Key = { id: Buffer; privateKey: KeyObject; rpId: string; counter: number }
/** What an authenticator or its browser does otherwise than it should. */
export type Wrong = {
  origin?: string
  rpId?: string
  verified?: boolean
  challenge?: string
  counter?: number
  by?: KeyObject
}

const hash = (bytes: Buffer | string): Buffer => createHash('sha256').update(bytes).digest()

/** The head of a CBOR item (RFC 8949 §3). */
function head(major: number, value: number): Buffer {
  if (value < 24) return Buffer.from([(major << 5) | value])
  return value < 256
    ? Buffer.from([(major << 5) | 24, value])
    : Buffer.from([(major << 5) | 25, value >> 8, value & 255])
}

type Item = number | string | Buffer | Map<Item, Item>
function cbor(item: Item): Buffer {
  if (typeof item === 'number') return item < 0 ? head(1, -1 - item) : head(0, item)
  if (typeof item === 'string') return Buffer.concat([head(3, Buffer.byteLength(item)), Buffer.from(item)])
  if (Buffer.isBuffer(item)) return Buffer.concat([head(2, item.length), item])
  return Buffer.concat([head(5, item.size), ...[...item].flatMap(([key, value]) => [cbor(key), cbor(value)])])
}

const PRESENT = 1
const VERIFIED = 4
const SYNCED = 8 | 16
const ATTESTED = 64

/** An authenticator that knows its owner; `synced`: its keys are shared by devices, and count nothing. */
export function authenticator({ synced = false } = {}) {
  const keys: Key[] = []
  const dataOf = (key: Key, { rpId, verified = true, counter }: Wrong, more = 0): Buffer => {
    const count = Buffer.alloc(4)
    key.counter += synced ? 0 : 1
    count.writeUInt32BE(counter ?? key.counter)
    const flags = PRESENT | (verified ? VERIFIED : 0) | (synced ? SYNCED : 0) | more
    return Buffer.concat([hash(rpId ?? key.rpId), Buffer.from([flags]), count])
  }
  const client = (type: string, options: Options, origin: string, wrong: Wrong): Buffer =>
    Buffer.from(
      JSON.stringify({
        ...{
          type,
          challenge: wrong.challenge ?? options.challenge,
          origin: wrong.origin ?? origin,
          crossOrigin: false,
        },
      }),
    )
  return {
    keys,
    /** `navigator.credentials.create()` */
    make(options: Options, origin = 'http://localhost', wrong: Wrong = {}) {
      const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
      const key: Key = { id: randomBytes(32), privateKey, rpId: options.rp!.id, counter: 0 }
      keys.push(key)
      const { x, y } = publicKey.export({ format: 'jwk' })
      const cose = new Map<Item, Item>([
        ...([
          [1, 2],
          [3, -7],
          [-1, 1],
        ] as [number, number][]),
        [-2, Buffer.from(x!, 'base64url')],
        [-3, Buffer.from(y!, 'base64url')],
      ])
      const attested = Buffer.concat([Buffer.alloc(16), Buffer.from([0, key.id.length]), key.id, cbor(cose)])
      const authData = Buffer.concat([dataOf(key, wrong, ATTESTED), attested])
      const object = cbor(
        new Map<Item, Item>([
          ['fmt', 'none'],
          ['attStmt', new Map()],
          ['authData', authData],
        ]),
      )
      const clientDataJSON = client('webauthn.create', options, origin, wrong).toString('base64url')
      return JSON.stringify({
        ...named(key),
        response: { clientDataJSON, attestationObject: object.toString('base64url'), transports: ['internal'] },
      })
    },
    /** `navigator.credentials.get()` */
    sign(options: Options, origin = 'http://localhost', wrong: Wrong = {}, key = keys.at(-1)!) {
      const authData = dataOf(key, wrong)
      const clientData = client('webauthn.get', options, origin, wrong)
      const signature = sign('sha256', Buffer.concat([authData, hash(clientData)]), wrong.by ?? key.privateKey)
      return JSON.stringify({
        ...named(key),
        response: {
          clientDataJSON: clientData.toString('base64url'),
          authenticatorData: authData.toString('base64url'),
          signature: signature.toString('base64url'),
        },
      })
    },
  }
}
export type Authenticator = ReturnType<typeof authenticator>

const named = ({ id }: Key) => {
  const name = id.toString('base64url')
  return { id: name, rawId: name, type: 'public-key', clientExtensionResults: {} }
}

const cookiesIn = (response: Response): string =>
  response.headers
    .getSetCookie()
    .filter(line => !/Max-Age=0/.test(line))
    .map(line => line.split(';')[0])
    .join('; ')

/** A browser with what was just set beside its cookies. */
export const withCookies = (
  app: DemoApp['app'],
  browser: Browserless,
  response: Response,
  base?: string,
): Browserless => browserless(app, [browser.cookie, cookiesIn(response)].filter(Boolean).join('; '), base)

/** Asks at a page for a passkey as its script does; gives what the authenticator is asked, and the browser that it was asked in. */
export async function askFor(
  app: DemoApp['app'],
  browser: Browserless,
  path: string,
  fields: Record<string, string> = {},
  base?: string,
): Promise<{ options: Options; browser: Browserless }> {
  const response = await browser.post(path, fields)
  const options = await response.clone().json()
  if (response.status !== 200) throw new Error(options.says)
  return { options, browser: withCookies(app, browser, response, base) }
}

export const ASK = '/login/passkey/ask'
export const OWN = '/staff/second/passkeys'
export const PLACE = { passkeyWith: DEMO_PASSWORD, name: '窓口のパソコン' }

/** The spare codes that a page shows. */
export const sparesIn = (html: string) =>
  [...html.matchAll(/<b class="whole">([0-9A-Z-]{14})<\/b>/g)].map(([, one]) => one!)

/** That nobody was let in, and why. */
export async function refusedWith(response: Response, sentence: RegExp): Promise<void> {
  assert.equal(response.status, 422)
  assert.match(await response.text(), sentence)
  assert.ok(!response.headers.getSetCookie().some(line => /^yui_session=[^;]/.test(line)))
}

/** The demo city with people who have passkeys, and the ways in which the tests log in by them. */
export async function keyed() {
  const city = await guarded()
  const { app, clock, tryIn, cookiesOf, visitor } = city
  const inside = async (response: Response): Promise<Browserless> => {
    assert.equal(response.status, 303, await response.clone().text())
    return browserless(app, cookiesOf(response))
  }
  const later = (minutes: number) => {
    clock.now = addMinutes(clock.now, minutes)
  }
  /** Registers a passkey of this device on the page of whoever is logged in. */
  async function register(own: Browserless, device: Authenticator, name = PLACE.name): Promise<Response> {
    const { options, browser } = await askFor(app, own, `${OWN}/ask`, { ...PLACE, name })
    return browser.post(OWN, { name, credential: device.make(options) })
  }
  /** Somebody who has a passkey on a device, and nothing else. */
  async function withPasskey(login: string, roles: readonly Role[] = ['counsellor'], device = authenticator()) {
    const account = await city.colleague(login, roles)
    const own = await inside(await tryIn(login))
    const response = await register(own, device)
    assert.equal(response.status, 200)
    return { account, own, device, spares: sparesIn(await response.text()) }
  }
  /** Logs in by a passkey of the device; `wrong` is what goes wrong there. */
  async function signIn(
    device: Authenticator,
    wrong: Wrong = {},
    from: Browserless = visitor,
    step = '',
  ): Promise<Response> {
    const { options, browser } = await askFor(app, from, ASK, { step })
    return browser.post('/login/passkey', { step, next: '/staff', credential: device.sign(options, undefined, wrong) })
  }
  return { ...city, inside, later, register, withPasskey, signIn }
}
