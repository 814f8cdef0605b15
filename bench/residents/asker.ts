import { openDatabase } from '#platform/db.ts'
import type { Logins } from '#platform/lanes.ts'
import { browserless, DEMO_NOW, login } from '../../seed/testing.ts'
import { createApp } from '../../src/app.ts'
import { timed } from '../timed.ts'

/** Who asks these pages, so many at once for so many seconds; nobody: a visitor. */
export type Asking = { who: string | null; paths: readonly string[]; seconds: number; atOnce: number }

// One of the processes of a city's pages, with who asks them: it is told the database first, then what to ask.
process.once('message', async (logins: Logins) => {
  const database = openDatabase(logins)
  const app = await createApp({ database, now: () => DEMO_NOW, demo: true, tls: false, proxies: 1 })
  process.on('message', async ({ who, paths, seconds, atOnce }: Asking) => {
    const browser = who === null ? browserless(app, '') : await login(app, who)
    process.send!(await timed(seconds, atOnce, n => browser.get(paths[n % paths.length]!)))
  })
  process.send!('ready')
})
