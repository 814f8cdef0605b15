import { verifyChain } from '#platform/audit/chain.ts'
import { noteLook } from '#platform/audit/index.ts'
import { newId } from '#platform/ids.ts'
import { closeTests, openTestDatabase } from '#platform/testing.ts'
import { DEMO } from '../seed/testing.ts'
import type { Figure } from './run.ts'

const LINES = 3000
const WRITERS = 8

/** What a look costs: the line in its transaction, many writers at one chain, and reading the chain back. */
export async function run(): Promise<readonly Figure[]> {
  const { database } = await openTestDatabase(DEMO)
  const municipality = await database.untenanted(
    async db => (await db.selectFrom('municipality').select('id').executeTakeFirstOrThrow()).id,
  )
  const scope = { lane: 'job', municipality } as const
  const shown = Array.from({ length: 50 }, () => newId())
  const look = { action: 'person.find', path: '/staff/people', requestId: newId(), asked: { q: '山田' }, shown }
  const single: number[] = []
  for (let n = 0; n < LINES; n++)
    await database.write(scope, async tx => {
      await tx.selectNoFrom(({ val }) => val(1).as('one')).execute()
      const since = performance.now()
      await noteLook(tx, look)
      single.push(performance.now() - since)
    })
  const since = performance.now()
  await Promise.all(
    Array.from({ length: WRITERS }, async () => {
      for (let n = 0; n < LINES / WRITERS; n++) await database.write(scope, tx => noteLook(tx, look))
    }),
  )
  const many = LINES / ((performance.now() - since) / 1000)
  const read = performance.now()
  const { broken, lines } = await database.read(scope, db => verifyChain(db))
  const verifying = performance.now() - read
  await closeTests()
  single.sort((a, b) => a - b)
  const p50 = single[Math.floor(LINES / 2)]!
  return [
    { name: 'a line of the log with 50 people, p50', value: p50, unit: 'ms', bar: '≤ 1', ok: p50 <= 1 },
    { name: 'the same, p95', value: single[Math.floor(LINES * 0.95)]!, unit: 'ms' },
    { name: `transactions with one line, ${WRITERS} writers at one chain`, value: many, unit: '/s' },
    { name: `verifying ${lines} lines`, value: verifying, unit: 'ms', bar: 'whole', ok: broken === null },
  ]
}
