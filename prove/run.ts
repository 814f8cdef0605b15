import { spawn } from 'node:child_process'
import { mkdirSync, writeFileSync } from 'node:fs'
import { loadavg } from 'node:os'
import { dirname, join } from 'node:path'
import { parseArgs } from 'node:util'
import type { Figure } from '../bench/run.ts'
import { ensureBrowser } from '../check/browser.ts'
import { stopServer } from '../src/platform/postgres/index.ts'
import { TEST_DATA } from '../src/platform/testing.ts'
import type { Profile, Proof } from './proof.ts'
import { PROOFS } from './proofs.ts'
import { holds } from './tests.ts'

// The forty proofs of docs/proofs.md, or those that are named: `npm run prove -- F1 C1 [--full] [--report FILE]`. One line for
// each with its figures and bars. Ends with 1 where a bar is missed or one could not be tried.

const root = join(import.meta.dirname, '..')
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { full: { type: 'boolean' }, report: { type: 'string', default: join(root, 'tmp/prove.json') } },
})
const profile: Profile = values.full ? 'full' : 'smoke'
/** A measurement that hangs is ended, after so many minutes. */
const LONGEST = { smoke: 15, full: 100 }[profile]

type Found = { figures?: readonly Figure[]; cannot?: string; failed?: string }
/** `in part`: what there is of it holds; what is still to come stands beside it. */
type Verdict = 'held' | 'in part' | 'MISSED' | 'COULD NOT RUN' | 'not yet'
type Line = {
  id: string
  verdict: Verdict
  says: string
  bar: string
  told: readonly string[]
  seconds: number
  /** How much else the machine did, as its own average of the last minute at the end. */
  load: number
} & Found

function measured({ id, minutes = 0 }: Proof): Promise<Found> {
  const args = [
    '--disable-warning=ExperimentalWarning',
    '--expose-gc',
    join(import.meta.dirname, 'one.ts'),
    id,
    profile,
  ]
  const timeout = Math.max(LONGEST, minutes) * 60_000
  const child = spawn(process.execPath, args, { cwd: root, timeout, stdio: ['ignore', 'pipe', 'pipe'] })
  let [said, wrong] = ['', '']
  child.stdout.setEncoding('utf8').on('data', piece => {
    said += piece
  })
  child.stderr.setEncoding('utf8').on('data', piece => {
    wrong = (wrong + piece).slice(-4000)
  })
  return new Promise(resolve =>
    child.on('close', (code, signal) => {
      const last = said.trimEnd().split('\n').at(-1) ?? ''
      resolve(last.startsWith('{') ? JSON.parse(last) : { failed: `ended with ${signal ?? code}: ${wrong}` })
    }),
  )
}

const told = ({ name, value, unit, bar }: Figure): string =>
  `${name} ${value >= 1000 ? Math.round(value).toLocaleString('en') : Number(value.toPrecision(3))}${unit && ` ${unit}`}${bar ? ` (${bar})` : ''}`

async function proved(proof: Proof): Promise<Line> {
  const began = performance.now()
  const { id, says, bar, tests, measure, later } = proof
  const held = tests ? await holds(tests) : null
  const found = measure ? await measured(proof) : {}
  const { figures = [], cannot, failed } = found
  const missed = figures.filter(({ ok }) => ok === false)
  const wrong = [...(held?.wrong ?? []), ...missed.map(told), ...(failed ? [failed] : [])]
  const there = tests || measure ? (later ? 'in part' : 'held') : 'not yet'
  const verdict = wrong.length > 0 ? 'MISSED' : cannot ? 'COULD NOT RUN' : there
  const lines = [
    ...(wrong.length > 0 ? ['missed: ', ...wrong] : []),
    ...(cannot ? [cannot] : []),
    ...(held ? [`${held.held} tests`, ...held.figures.slice(0, 6)] : []),
    ...figures.map(told),
    ...(later ? [`not yet: ${later}`] : []),
  ]
  const seconds = Math.round((performance.now() - began) / 1000)
  return { id, verdict, says, bar, told: lines, seconds, load: loadavg()[0]!, ...found }
}

const unknown = positionals.filter(id => !PROOFS.some(proof => proof.id === id))
if (unknown.length > 0) {
  console.error(`No proof ${unknown.join(', ')}. There are: ${PROOFS.map(({ id }) => id).join(' ')}`)
  process.exit(2)
}
process.env['CHROMIUM_PATH'] = await ensureBrowser()
const lines: Line[] = []
for (const proof of PROOFS.filter(({ id }) => positionals.length === 0 || positionals.includes(id))) {
  const line = await proved(proof)
  lines.push(line)
  console.log(
    `${line.id} ${line.verdict.padEnd(6)} ${line.says} [bar: ${line.bar}] ${line.told.join('; ')} (${line.seconds} s, load ${line.load.toFixed(1)})`,
  )
}
mkdirSync(dirname(values.report), { recursive: true })
writeFileSync(values.report, `${JSON.stringify({ profile, node: process.version, proofs: lines }, null, 1)}\n`)
const count = (verdict: Verdict) => lines.filter(line => line.verdict === verdict).length
console.log(
  `${count('held')} held, ${count('in part')} in part, ${count('MISSED')} missed, ${count('COULD NOT RUN')} could not run, ${count('not yet')} not yet built. ${values.report}`,
)
await stopServer(TEST_DATA)
process.exit(count('MISSED') + count('COULD NOT RUN') === 0 ? 0 : 1)
