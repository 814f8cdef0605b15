import pg from 'pg'
import { ANEW } from '../../src/platform/plan-names.ts'

type Text = { text: string; values: unknown[] }
/** A statement as it was sent, and the claims under which it was. */
type Sent = Text & { claims: Text | null }

let sent: Sent[] = []
let claims: Text | null = null

/** From here on every statement of this process is noted. */
export function listen(): void {
  const query = pg.Client.prototype.query as (this: pg.Client, ...args: unknown[]) => unknown
  pg.Client.prototype.query = function (this: pg.Client, ...args: unknown[]) {
    note(args[0])
    return query.apply(this, args)
  } as typeof pg.Client.prototype.query
}

function note(asked: unknown): void {
  if (typeof asked !== 'object' || asked === null || !('text' in asked)) return
  const { name, text, values = [] } = asked as { name?: string; text: string; values?: unknown[] }
  if (name?.startsWith('claims')) claims = { text, values }
  else sent.push({ text, values, claims })
}

/** What was sent during the work. */
export async function during<T>(work: () => Promise<T>): Promise<{ result: T; statements: Sent[] }> {
  sent = []
  const result = await work()
  const statements = sent
  sent = []
  return { result, statements }
}

export type Explained = { buffers: number; worst: string; worstBuffers: number; ms: number }

/** Takes on the claims of each statement, in the transaction that is open: a page may be of two lanes. */
function under(client: pg.Client): (sent: Sent) => Promise<void> {
  let now: Text | null = null
  return async ({ claims }) => {
    if (!claims || claims === now) return
    now = claims
    await client.query('set local role none')
    await client.query(claims.text, claims.values)
  }
}

/** How many buffers of 8 kB the statements touch, asked once more in a transaction with the same claims that is undone. */
export async function buffersOf(client: pg.Client, statements: readonly Sent[]): Promise<Explained> {
  const found: Explained = { buffers: 0, worst: '', worstBuffers: -1, ms: 0 }
  await client.query('begin')
  const claim = under(client)
  for (const one of statements) {
    const { text, values } = one
    await claim(one)
    await client.query('savepoint one')
    const told = await client
      .query(`explain (analyze, buffers, timing off, format json) ${text}`, values)
      .catch(() => null)
    await client.query(told ? 'release one' : 'rollback to one')
    const { Plan: plan, 'Execution Time': ms } = told?.rows[0]?.['QUERY PLAN'][0] ?? {}
    const buffers = plan ? plan['Shared Hit Blocks'] + plan['Shared Read Blocks'] : 0
    found.buffers += buffers
    found.ms += ms ?? 0
    if (buffers > found.worstBuffers) [found.worst, found.worstBuffers] = [text, buffers]
  }
  await client.query('rollback')
  return found
}

/** A statement of which a kept plan takes this many times, and milliseconds, longer than one that is made each time. */
const SLOWER = { times: 2, ms: 3 }

let asked = 0

/** The statements that get slower once a connection keeps their plan, as it does of those that are asked often and don't say otherwise. */
export async function slowerWhenKept(client: pg.Client, statements: readonly Sent[]): Promise<string[]> {
  const found: string[] = []
  await client.query('begin')
  const claim = under(client)
  for (const one of statements.filter(({ text }) => /^\s*(select|with)/i.test(text) && !text.includes(ANEW))) {
    const { text, values } = one
    await claim(one)
    const name = `kept ${asked++}`
    const shortest = async (mode: string) => {
      await client.query(`set local plan_cache_mode = ${mode}`)
      const times: number[] = []
      for (let round = 0; round < 4; round++) {
        const begun = performance.now()
        await client.query({ name, text, values })
        times.push(performance.now() - begun)
      }
      return Math.min(...times)
    }
    const [anew, kept] = [await shortest('force_custom_plan'), await shortest('force_generic_plan')]
    if (kept > anew * SLOWER.times + SLOWER.ms)
      found.push(`${anew.toFixed(1)} → ${kept.toFixed(1)} ms: ${text.replace(/\s+/g, ' ').slice(0, 120)}`)
  }
  await client.query('rollback')
  return found
}

export const quantile = (times: readonly number[], share: number): number =>
  [...times].sort((a, b) => a - b)[Math.min(times.length - 1, Math.floor(times.length * share))] ?? 0
