import type { AddressInfo } from 'node:net'
import type { Hono } from 'hono'
import { registerMunicipality, setHost } from '#platform/register.ts'
import { openTestDatabase, type TestDatabase } from '#platform/testing.ts'
import { webServer } from '#platform/web-server.ts'
import { addProgrammes, addSettings, addStaff, KASHIWA } from '../seed/city.ts'
import { type Browserless, browserless, DEMO, DEMO_NOW, login } from '../seed/testing.ts'
import { createApp } from '../src/app.ts'

/** The demo city in this process; `logged` is every line of its log. */
export type City = TestDatabase & {
  app: Hono
  municipality: string
  visitor: Browserless
  login: (who: string) => Promise<Browserless>
  clock: { now: string }
  logged: string[]
}

type Wishes = {
  /** What is done before the application knows the city. */
  first?: (prepared: TestDatabase) => Promise<unknown>
  /** Stands in for its own database where the way to it is to be hindered. */
  database?: (prepared: TestDatabase) => TestDatabase['database']
}

/** Opens the demo city outside of a test. */
export async function openCity({ first, database }: Wishes = {}): Promise<City> {
  const prepared = await openTestDatabase(DEMO)
  await first?.(prepared)
  const clock = { now: DEMO_NOW }
  const logged: string[] = []
  const app = await createApp({
    ...{ database: database?.(prepared) ?? prepared.database, now: () => clock.now, demo: true, tls: false },
    log: entry => logged.push(JSON.stringify(entry)),
  })
  const municipality = await prepared.database.untenanted(
    async db =>
      (await db.selectFrom('municipality').select('id').where('code', '=', KASHIWA.code).executeTakeFirstOrThrow()).id,
  )
  return { ...prepared, app, municipality, clock, logged, visitor: browserless(app, ''), login: who => login(app, who) }
}

export const HERE = 'http://kashiwa.example'
export const THERE = 'http://abiko.example'

/** Puts a second city with staff of its own beside the first; from now on each is asked at its host. */
export async function secondCity({ owner, database }: TestDatabase): Promise<string> {
  await setHost(owner, KASHIWA.code, 'kashiwa.example')
  const other = await registerMunicipality(owner, {
    ...{ ...KASHIWA, code: '122220', name: '我孫子市', host: 'abiko.example' },
  })
  await database.write({ lane: 'job', municipality: other }, async tx => {
    await addSettings(tx)
    await addProgrammes(tx)
    await addStaff(tx, DEMO_NOW, '2026-11-21')
  })
  return other
}

/** A city behind a socket of its own, as `main.ts` opens it. */
export async function listening(app: Hono): Promise<{ base: string; stop: () => void }> {
  const server = webServer(app.fetch)
  await new Promise<void>(ready => server.listen(0, '127.0.0.1', ready))
  const stop = () => {
    server.closeAllConnections()
    server.close()
  }
  return { base: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, stop }
}

/** How much lies below this share of the values; 0 where there are none. */
export const quantile = (values: readonly number[], share: number): number =>
  values.toSorted((a, b) => a - b)[Math.min(values.length - 1, Math.floor(values.length * share))] ?? 0

/** Draws by a congruential generator: the same in every run. From 0 to below 1. */
export function drawer(seed: number): () => number {
  let state = seed
  return () => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648
    return state / 2_147_483_648
  }
}
