import { setTimeout as sleep } from 'node:timers/promises'
import { addMinutes } from '#platform/clock.ts'
import { closeTests } from '#platform/testing.ts'
import { DEMO_PASSWORD } from '../../seed/city.ts'
import { hashPassword } from '../../src/features/accounts/login/passwords.ts'
import { type City, openCity, quantile } from '../city.ts'
import { least, type Measure, most, none } from '../proof.ts'

const LOGINS = { smoke: 120, full: 1000 }

/**
 * Tokens of sessions are never alike and hold 256 bits that look drawn; a login that there is and one that there is none are
 * answered alike and as fast.
 * Shown to fail: without the hash of nobody for an unknown login the medians were 412 ms apart.
 */
export const run: Measure = async profile => {
  const city = await openCity()
  const tokens = await tokensOf(city, LOGINS[profile])
  const bits = tokens.flatMap(token => [...Buffer.from(token, 'base64url')])
  const ones = bits.reduce((sum, byte) => sum + byte.toString(2).replaceAll('0', '').length, 0)
  // The demo of the tests keeps a quick hash; the city's own takes as long as the one of nobody.
  const password_hash = await hashPassword(DEMO_PASSWORD)
  await city.database.write({ lane: 'job', municipality: city.municipality }, tx =>
    tx.updateTable('account').set({ password_hash }).where('login', '=', 'sato').execute(),
  )
  const [known, unknown] = [await triedOf(city, 'sato'), await triedOf(city, 'nobody')]
  await closeTests()
  return [
    least('sessions', tokens.length, LOGINS[profile], ''),
    none('tokens that were given twice', tokens.length - new Set(tokens).size),
    least('bits of a token', Math.min(...tokens.map(token => Buffer.from(token, 'base64url').length)) * 8, 256, ''),
    most('share of ones, off a half', Math.abs(ones / (bits.length * 8) - 0.5), 0.01, ''),
    most('a known and an unknown login, medians apart', Math.abs(known - unknown), 10, 'ms'),
  ]
}

async function tokensOf(city: City, count: number): Promise<string[]> {
  const tokens: string[] = []
  for (let n = 0; n < count; n++) {
    city.clock.now = addMinutes(city.clock.now, 1)
    const response = await city.visitor.post('/login', { login: 'sato', password: DEMO_PASSWORD })
    const cookie = response.headers.getSetCookie().find(line => /session=/.test(line))
    tokens.push(/session=([\w-]+)/.exec(cookie ?? '')?.[1] ?? '')
  }
  return tokens
}

/** The median time of a wrong password for this login, in ms; each a day after the one before, so that none has to wait. */
async function triedOf(city: City, login: string): Promise<number> {
  const ms: number[] = []
  for (let n = 0; n < 21; n++) {
    city.clock.now = addMinutes(city.clock.now, 1500)
    const since = performance.now()
    await (await city.visitor.post('/login', { login, password: 'wrong-wrong-wrong' })).text()
    ms.push(performance.now() - since)
    await sleep(5)
  }
  return quantile(ms, 0.5)
}
