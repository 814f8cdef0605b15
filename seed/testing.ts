import { createHash } from 'node:crypto'
import { hash } from '@node-rs/argon2'
import type { Hono } from 'hono'
import { COOKIES, readCookies, sessionCookie } from '#platform/cookies.ts'
import { flashIn } from '#platform/flash.ts'
import type { Listener } from '#platform/listen.ts'
import { type Template, type TestDatabase, testDatabase } from '#platform/testing.ts'
import { createApp } from '../src/app.ts'
import { DEMO_PASSWORD } from './city.ts'
import { seedDemo } from './index.ts'

// For tests only: the application on a clone of the demo city.

/** The day on which the tests' demo city stands: a Saturday in the third quarter of 令和8年度. */
export const DEMO_NOW = '2026-11-21T01:00:00.000Z'

export const DEMO: Template = {
  name: 'demo',
  key: `${DEMO_NOW} ${await contentKey(['seed', 'src/features'])}`,
  // As `npm start` does at its first start, in its thread.
  fill: async ({ database, owner, logins }) => {
    await seedDemo({ owner, logins }, DEMO_NOW)
    const { id: municipality } = await database.untenanted(db =>
      db.selectFrom('municipality').select('id').executeTakeFirstOrThrow(),
    )
    // The staff's password is checked hundreds of times in a run; what a check costs is that of the hash that is stored.
    const password_hash = await hash(DEMO_PASSWORD, { memoryCost: 64, timeCost: 1, parallelism: 1 })
    await database.write({ lane: 'job', municipality }, tx =>
      tx.updateTable('account').set({ password_hash }).execute(),
    )
  },
}

/** Changes whenever a file of these folders that is no test does. */
export async function contentKey(folders: readonly string[]): Promise<string> {
  const { readdir, stat } = await import('node:fs/promises')
  const { join } = await import('node:path')
  const root = join(import.meta.dirname, '..')
  const names = (
    await Promise.all(
      folders.map(folder =>
        readdir(join(root, folder), { recursive: true }).then(list => list.map(name => join(root, folder, name))),
      ),
    )
  ).flat()
  const stats = await Promise.all(
    names
      .filter(name => name.endsWith('.ts') && !name.endsWith('.test.ts'))
      .sort()
      .map(name => stat(name)),
  )
  return createHash('sha256')
    .update(stats.map(({ mtimeMs, size }) => `${mtimeMs} ${size}`).join())
    .digest('hex')
}

export type Browserless = {
  get: (path: string, headers?: Record<string, string>) => Promise<Response>
  post: (
    path: string,
    fields: Record<string, string | readonly string[]>,
    headers?: Record<string, string>,
  ) => Promise<Response>
  /** Sends a form with a file. */
  upload: (path: string, fields: Record<string, string>, file: { name: string; bytes: Uint8Array }) => Promise<Response>
  cookie: string
}

export type DemoApp = Omit<TestDatabase, 'logins'> & {
  app: Hono
  municipality: string
  /** A visitor without an account. */
  visitor: Browserless
  /** A member of staff who is logged in: 'sato' counsellor, 'suzuki' coordinator, 'tanaka' manager, 'kanri' administrator, 'kansa' auditor, 'inoue' contributor. */
  login: (who: string) => Promise<Browserless>
  /** Runs what follows from all that happened, as the thread of the jobs does. */
  heard: (listeners: readonly Listener[]) => Promise<void>
  /** The clock of the application; tests move it. */
  clock: { now: string }
}

type Log = (entry: Record<string, unknown>) => void

/** The application on a clone of the demo city, or of a template on top of it. Call it at the top of the file. */
export async function demoApp(template: Template = DEMO, log: Log = entry => console.error(entry)): Promise<DemoApp> {
  const prepared = await testDatabase(template)
  const clock = { now: DEMO_NOW }
  const app = await createApp({
    database: prepared.database,
    now: () => clock.now,
    demo: true,
    tls: false,
    log,
  })
  const municipality = await prepared.database.untenanted(
    async db => (await db.selectFrom('municipality').select('id').executeTakeFirstOrThrow()).id,
  )
  const visitor = browserless(app, '')
  const rest = { database: prepared.database, municipality, now: () => clock.now, log: () => {}, last: false }
  const heard = async (listeners: readonly Listener[]) => {
    for (const { name, run } of listeners) {
      const about = await prepared.database.read({ lane: 'job', municipality }, db =>
        db.selectFrom('happening_job').select('happening_id').where('job', '=', name).execute(),
      )
      for (const { happening_id } of about)
        await run({ ...rest, about: happening_id, signal: new AbortController().signal })
    }
  }
  return { ...prepared, app, municipality, visitor, clock, heard, login: who => login(app, who) }
}

/** Sends requests as a browser on our own page would: same origin (`base`), its cookie, forms urlencoded. */
export function browserless(app: Hono, cookie: string, base = 'http://localhost'): Browserless {
  return {
    cookie,
    get: async (path, headers = {}) => app.request(base + path, { headers: { cookie, ...headers } }),
    post: async (path, fields, headers = {}) => {
      const body = new URLSearchParams(
        Object.entries(fields).flatMap(([name, value]) =>
          (typeof value === 'string' ? [value] : value).map(one => [name, one]),
        ),
      )
      const length = String(new TextEncoder().encode(body.toString()).length)
      return app.request(base + path, {
        method: 'POST',
        body,
        headers: { cookie, origin: base, 'content-length': length, ...headers },
      })
    },
    upload: async (path, fields, { name, bytes }) => {
      const form = new FormData()
      for (const [key, value] of Object.entries(fields)) form.append(key, value)
      form.append('file', new File([Buffer.from(bytes)], name))
      const written = new Request(base + path, { method: 'POST', body: form })
      const body = await written.arrayBuffer()
      const type = written.headers.get('content-type') ?? ''
      const headers = { cookie, origin: base, 'content-type': type, 'content-length': String(body.byteLength) }
      return app.request(base + path, { method: 'POST', body, headers })
    },
  }
}

/** What the next page tells whoever sent a form (`Flash`), by the answer that led there. */
export function toldBy(response: Response, { cookie }: Browserless): string {
  const cookies = readCookies(
    response.headers
      .getSetCookie()
      .map(line => line.split(';')[0])
      .join('; '),
  )
  return flashIn(cookies[COOKIES.flash], readCookies(cookie)[sessionCookie(false)])?.text ?? ''
}

/** All pages of a list, one after the other. */
export async function wholeList(browser: Browserless, path: string): Promise<string> {
  const html = await (await browser.get(path)).text()
  const next = /<a href="([^"]+)" rel="next">/.exec(html)?.[1]?.replaceAll('&amp;', '&')
  return next ? html + (await wholeList(browser, next)) : html
}

/** A member of staff who is logged in at this application. */
export async function login(app: Hono, who: string, base = 'http://localhost'): Promise<Browserless> {
  const response = await browserless(app, '', base).post('/login', { login: who, password: DEMO_PASSWORD })
  const cookie = response.headers
    .getSetCookie()
    .map(line => line.split(';')[0])
    .join('; ')
  if (response.status !== 303) throw new Error(`login answered ${response.status}`)
  return browserless(app, cookie, base)
}
