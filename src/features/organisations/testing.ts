import type { Hono } from 'hono'
import { registerMunicipality } from '#platform/register.ts'
import { testDatabase } from '#platform/testing.ts'
import { addSettings, addStaff, DEMO_PASSWORD, KASHIWA } from '../../../seed/city.ts'
import { type Browserless, browserless } from '../../../seed/testing.ts'
import { createApp } from '../../app.ts'

// For tests only.

const NOW = '2026-11-21T01:00:00.000Z'

/** The application on a city with its settings (or what is told instead) and staff and nothing else; `login` as in the demo city. */
export async function emptyCity(settings = addSettings): Promise<{ login: (who: string) => Promise<Browserless> }> {
  const { database, owner } = await testDatabase()
  const municipality = await registerMunicipality(owner, KASHIWA)
  await database.write({ lane: 'job', municipality }, async tx => {
    await settings(tx)
    await addStaff(tx, NOW, '2026-11-21')
  })
  const app = await createApp({ database, now: () => NOW, demo: true, tls: false, log: entry => console.error(entry) })
  return { login: who => loggedIn(app, who) }
}

async function loggedIn(app: Hono, login: string): Promise<Browserless> {
  const response = await browserless(app, '').post('/login', { login, password: DEMO_PASSWORD })
  const cookie = response.headers.getSetCookie().map(line => line.split(';')[0])
  return browserless(app, cookie.join('; '))
}

/** The id in the address that a saved form leads to. */
export const idIn = (response: Response): string =>
  /[0-9a-f-]{36}/.exec(response.headers.get('location') ?? '')?.[0] ?? ''

/** The form of an organisation as it is typed. */
export const typedOrganisation = (over: Record<string, string> = {}) => ({
  kind: 'business',
  name: 'ひだまりの丘',
  kana: 'ひだまりのおか',
  ...over,
})
