import { statfs } from 'node:fs/promises'
import { setTimeout as after } from 'node:timers/promises'
import type { Database } from './db.ts'

/** What keeps the service from working, in words for whoever watches over it. */
const SAYS = {
  database:
    'データベースにつながりません。内蔵のものは自動で起動し直します。外のものは、動いているかを確かめてください。',
  disk: 'ディスクの空きがありません。データのあるディスクの空きを増やしてください。',
} as const

/** With less room the database cannot write its log any more and stops (sources.md: disk-full): four segments of it. */
const LEAST_BYTES = 64 * 1024 * 1024
const PATIENCE_MS = 2000

/** Answers `/livez` for whoever would end a process that hangs: it is there, whatever the database does. */
export const alive = (): Response => Response.json({ ok: true }, { headers: { 'cache-control': 'no-store' } })

/**
 * Answers `/healthz` for a watchdog or a load balancer, under whatever host it asks: 200, or 503 with what is wrong.
 * The room on the disk is known only where the data is ours (`dataDir`).
 */
export function healthOf(database: Database, dataDir: string | null): () => Promise<Response> {
  return async () => {
    const [reached, room] = await Promise.all([isReached(database), roomIn(dataDir)])
    const wrong = [...(reached ? [] : ['database' as const]), ...(room < LEAST_BYTES ? ['disk' as const] : [])]
    const problems = wrong.map(what => ({ what, says: SAYS[what] }))
    const headers = { 'cache-control': 'no-store', ...(wrong.length > 0 ? { 'retry-after': '5' } : {}) }
    return wrong.length > 0
      ? Response.json({ ok: false, problems }, { status: 503, headers })
      : Response.json({ ok: true }, { headers })
  }
}

/** Whether the database answers in two seconds. */
export const isReached = (database: Database): Promise<boolean> =>
  Promise.race([
    database
      .untenanted(db => db.selectFrom('municipality').select('id').limit(1).execute())
      .then(
        () => true,
        () => false,
      ),
    after(PATIENCE_MS, false, { ref: false }),
  ])

/** Free bytes on the disk of a folder, endless where there is none to look at; 0 where it is not there. */
export const roomIn = async (dir: string | null): Promise<number> => {
  if (dir === null) return Number.POSITIVE_INFINITY
  const disk = await statfs(dir).catch(() => null)
  return disk ? disk.bavail * disk.bsize : 0
}
