import { cpus } from 'node:os'
import { crewOfThreads } from '#features/plans/run/solver/crew.ts'
import { crewOfOne, runBatch } from '#matching/batch.ts'
import { generateCity } from '#matching/generate.ts'
import { type Market, marketOf } from '#matching/market.ts'
import { snapshotOf } from '#matching/rows.ts'
import { substitutesBench } from './repair.ts'

type Row = { name: string; value: number; unit: string; bar?: string; ok?: boolean }

const sizes = [
  { people: 1000, opportunities: 200, seconds: 3 },
  { people: 5000, opportunities: 1000, seconds: 3 },
  { people: 20_000, opportunities: 4000, seconds: 15 },
  { people: 50_000, opportunities: 10_000, seconds: 75 },
]

/** A whole city at once: the certified gap over all eligible pairs and the time for it on two threads. */
export async function run(largest = 20_000): Promise<Row[]> {
  const rows: Row[] = []
  for (const { people, opportunities, seconds } of sizes.filter(size => size.people <= largest)) {
    const name = `${people} × ${opportunities}`
    const market = (): Market => marketOf(snapshotOf(generateCity({ people, opportunities, seed: 7 })))
    const threads = Math.min(2, cpus().length)
    const m = market()
    const crew = crewOfThreads(m, threads)
    const started = performance.now()
    const { objective, bound, seating } = await runBatch(m, crew)
    const took = (performance.now() - started) / 1000
    crew.close()
    const gap = (100 * (bound - objective)) / bound
    rows.push({ name: `${name}: certified gap`, value: gap, unit: '%', bar: '≤ 1.0 %', ok: gap <= 1 })
    rows.push({
      name: `${name}: time, ${threads} threads`,
      value: took,
      unit: 's',
      bar: `≤ ${seconds} s`,
      ok: took <= seconds,
    })
    if (people === 5000) {
      const alone = market()
      const begun = performance.now()
      const same = await runBatch(alone, crewOfOne(alone))
      const factor = (performance.now() - begun) / 1000 / took
      rows.push({
        name: `${name}: speed-up of ${threads} threads`,
        value: factor,
        unit: '×',
        bar: '≥ 1.7 ×',
        ok: factor >= 1.7,
      })
      rows.push({
        name: `${name}: same plan on one thread`,
        value: same.objective - objective,
        unit: 'points apart',
        bar: '0',
        ok: same.objective === objective && same.bound === bound,
      })
    }
    if (people === 20_000) rows.push(...substitutesBench(seating))
  }
  return rows
}
