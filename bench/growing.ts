import { loadavg } from 'node:os'
import { jobsKilled } from './growing/jobs.ts'
import { pages } from './growing/pages.ts'
import { pooled } from './growing/pooler.ts'
import { replicated } from './growing/replica.ts'
import { manyCities } from './many/cities.ts'
import { missing, primary } from './many/servers.ts'
import type { Figure } from './run.ts'

// A deployment that grows: several processes for the pages, one for the jobs, PgBouncer, a read replica; each tried with
// Debian's packages (postgresql, pgbouncer, nginx) and killed. Needs root. `GROWING=replica,jobs npm run bench -- growing`

const PARTS = { pages, pooler: pooled, replica: replicated, jobs: jobsKilled } as const

export async function run(): Promise<Figure[]> {
  const why = missing()
  if (why) {
    console.log(`  left out: ${why}`)
    return []
  }
  const wanted = process.env['GROWING']?.split(',')
  const server = await primary()
  try {
    const database = await manyCities(3, 300)
    const figures: Figure[] = []
    for (const [name, part] of Object.entries(PARTS))
      if (!wanted || wanted.includes(name)) figures.push(...(await toItsEnd(name, () => part(database, server))))
    return figures
  } finally {
    await server.stop()
  }
}

/** What breaks one part off is a figure that missed; the others are tried all the same. */
async function toItsEnd(name: string, part: () => Promise<Figure[]>): Promise<Figure[]> {
  const began = performance.now()
  const broken = (error: unknown): Figure[] => {
    console.log(`  ${name} broke off: ${error instanceof Error ? error.stack : error}`)
    return [{ name: `${name}: broke off`, value: 1, unit: '', bar: '0', ok: false }]
  }
  const figures = await part().catch(broken)
  const load = loadavg()[0]!.toFixed(1)
  console.log(`  ${name}: ${((performance.now() - began) / 1000).toFixed(0)} s, load of the machine ${load}`)
  return figures
}
