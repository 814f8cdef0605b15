import { spawn } from 'node:child_process'
import { join } from 'node:path'
import type { Tests } from './proof.ts'

const root = join(import.meta.dirname, '..')
const LONGEST_MS = 10 * 60_000

/** What a test file said: each test by its name, and the figures that its tests gave. */
export type Told = { tests: ReadonlyMap<string, boolean>; figures: readonly string[] }

const told = new Map<string, Promise<Told>>()

/** Runs a test file as `npm test` does, once however many proofs rest on it; `env` makes it another run. */
export function runTests(file: string, env: Readonly<Record<string, string>> = {}): Promise<Told> {
  const key = `${file} ${JSON.stringify(env)}`
  const running = told.get(key) ?? started(file, env)
  told.set(key, running)
  return running
}

function started(file: string, env: Readonly<Record<string, string>>): Promise<Told> {
  const args = ['--disable-warning=ExperimentalWarning', '--test', '--test-reporter=tap', '--test-timeout=180000', file]
  const child = spawn(process.execPath, args, {
    ...{ cwd: root, timeout: LONGEST_MS, stdio: ['ignore', 'pipe', 'ignore'] },
    env: { ...process.env, NODE_COMPILE_CACHE: join(root, 'node_modules', '.compiled'), ...env },
  })
  let said = ''
  child.stdout!.setEncoding('utf8').on('data', piece => {
    said += piece
  })
  return new Promise(resolve => child.on('close', () => resolve(readTap(said))))
}

/** Lines of the runner itself, which are no figure of a test. */
const OWN = /^(Subtest|tests|suites|pass|fail|cancelled|skipped|todo|duration_ms)\b/

/** What stands in a report in the form of TAP; a skipped test did not hold. */
export function readTap(text: string): Told {
  const tests = new Map<string, boolean>()
  const figures: string[] = []
  for (const line of text.split('\n')) {
    const test = /^\s*(not )?ok \d+ - (.*?)( # SKIP.*)?$/.exec(line)
    if (test) {
      const name = test[2]!.replaceAll('\\#', '#').replaceAll('\\\\', '\\')
      tests.set(name, !test[1] && !test[3] && tests.get(name) !== false)
    }
    const figure = /^\s*# (.*)$/.exec(line)?.[1]
    if (figure && !OWN.test(figure)) figures.push(figure)
  }
  return { tests, figures }
}

export type Held = { held: number; wrong: readonly string[]; figures: readonly string[] }

/** Runs what these tests name; tells how many held, and which did not or are not there. */
export async function holds(tests: Tests): Promise<Held> {
  let held = 0
  const [wrong, figures]: [string[], string[]] = [[], []]
  for (const [file, names] of Object.entries(tests)) {
    const { tests: all, figures: some } = await runTests(file)
    figures.push(...some)
    const asked = names === 'all' ? [...all.keys()] : names
    if (asked.length === 0) wrong.push(`${file}: no test ran`)
    for (const name of asked)
      if (all.get(name)) held++
      else wrong.push(`${file}: ${name}${all.has(name) ? '' : ' (is not there)'}`)
  }
  return { held, wrong, figures }
}
