import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { stopServer } from '#platform/postgres/index.ts'
import { TEST_DATA } from '#platform/testing.ts'

/** One measured figure. `ok` says whether the bar is met; a figure without a bar is for reading. */
export type Figure = { name: string; value: number; unit: string; bar?: string; ok?: boolean }

// Runs every measurement, or those named: `npm run bench -- topk search`. Prints ratios with their peers; nothing here is a test.

const RUNNER = 'run.ts'
const wanted = process.argv.slice(2)
const all = (await readdir(import.meta.dirname)).filter(name => name.endsWith('.ts') && name !== RUNNER).sort()
let missed = 0

for (const file of all) {
  const name = file.slice(0, -3)
  if (wanted.length > 0 && !wanted.includes(name)) continue
  const measurement: { run?: () => Promise<readonly Figure[]> } = await import(join(import.meta.dirname, file))
  if (!measurement.run) continue
  console.log(`\n${name}`)
  for (const { name: what, value, unit, bar, ok } of await measurement.run()) {
    const verdict = ok === undefined ? '' : ok ? `  (bar ${bar}: met)` : `  (bar ${bar}: MISSED)`
    if (ok === false) missed++
    console.log(`  ${what.padEnd(64)} ${format(value).padStart(12)} ${unit}${verdict}`)
  }
}
console.log(missed === 0 ? '\nEvery bar is met.' : `\n${missed} bars are missed.`)
await stopServer(TEST_DATA)
process.exit(0)

function format(value: number): string {
  return value >= 1000 ? Math.round(value).toLocaleString('en') : value.toPrecision(3)
}
