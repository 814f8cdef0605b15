import './memory.ts'
import { spawn } from 'node:child_process'
import { readdir, readFile } from 'node:fs/promises'
import { availableParallelism } from 'node:os'
import { join } from 'node:path'
import { stopServer } from '../src/platform/postgres/index.ts'
import { TEST_DATA } from '../src/platform/testing.ts'
import { ensureBrowser } from './browser.ts'

// Everything that `npm test` does, in one place: the cheap checks first, side by side, then every test, then one closing
// line.

const root = join(import.meta.dirname, '..')
const bin = (name: string) => join(root, 'node_modules', '.bin', name)
const cores = Math.max(1, availableParallelism())
const args = process.argv.slice(2)
const only = args.filter(arg => !arg.startsWith('--'))
// The tests that touch the database, for a second run on another server (TEST_PG_HOST, TEST_PG_PORT).
const onDatabase = args.includes('--database')

// Each test file is a process of its own and reads the whole program: its types are stripped and its code is compiled once.
const env = { ...process.env, NODE_COMPILE_CACHE: join(root, 'node_modules', '.compiled') }

type Result = { ok: boolean; output: string }

/** A run that hangs is ended: more than twice what all tests take on a machine that does much else. */
const LONGEST_MS = 40 * 60_000

function run(command: string, args: readonly string[]): Promise<Result> {
  return new Promise(resolve => {
    const child = spawn(command, args, { cwd: root, env, stdio: ['ignore', 'pipe', 'pipe'], timeout: LONGEST_MS })
    let output = ''
    const take = (chunk: Buffer) => {
      output += chunk
    }
    child.stdout.on('data', take)
    child.stderr.on('data', take)
    child.on('close', code => resolve({ ok: code === 0, output }))
  })
}

// TypeScript 7 reads in 16 s what 6 needed 47 for; its API is not there yet: our own checks and the map of imports read with 6.
const CHECKS: readonly [name: string, command: string, args: readonly string[]][] = [
  ['types', process.execPath, [join(root, 'node_modules/typescript-7/bin/tsc'), '--noEmit', '-p', '.']],
  ['format and lint', bin('biome'), ['ci', '--colors=off', '.']],
  [
    'the map of imports',
    process.execPath,
    [
      join(root, 'node_modules/dependency-cruiser/bin/dependency-cruiser.mjs'),
      'src',
      'seed',
      'e2e',
      'bench',
      'check',
      'prove',
    ],
  ],
  ['house rules', process.execPath, [join(root, 'check/house.ts')]],
  ['generated files', process.execPath, [join(root, 'check/generated.ts')]],
]

const textOf = (name: string): Promise<string> => readFile(join(root, name), 'utf8')

const usesDatabase = async (name: string): Promise<boolean> =>
  /\b(testDatabase|demoApp|testServer)\(/.test(await textOf(name))

/** Whether a file tests rules alone: nothing is opened or started, so that all of them share one process. */
const isPure = async (name: string): Promise<boolean> =>
  !name.startsWith('e2e') && !/\btesting\.ts'|spawn|execFile|Worker|openServer|Database\(/.test(await textOf(name))

/**
 * Whether a file only opens a database of its own, or a page in a browser, so that it may share a process;
 * `// By itself: …` says why one may not.
 */
const isSociable = async (name: string): Promise<boolean> =>
  !/spawn|execFile|Worker|process\.(?!env)|mock\.|scratch\(|testServer\(|^\/\/ By itself: /m.test(await textOf(name))

async function testFiles(): Promise<string[]> {
  const found = await Promise.all(
    ['src', 'seed', 'check', 'e2e'].map(folder =>
      readdir(join(root, folder), { recursive: true }).then(names => names.map(name => join(folder, name))),
    ),
  )
  const tests = found
    .flat()
    .filter(name => name.endsWith('.test.ts'))
    .sort()
  if (!onDatabase) return tests
  const uses = await Promise.all(tests.map(usesDatabase))
  return tests.filter((_, at) => uses[at])
}

let passed = 0
let failed = 0
let skipped = 0
const wrong: string[] = []
const count = (output: string, word: string) =>
  Number(new RegExp(`^# ${word} (\\d+)$|ℹ ${word} (\\d+)$`, 'm').exec(output)?.slice(1).find(Boolean) ?? 0)

/** Adds up what a run says of itself; one that says nothing counts as one. */
function add({ ok, output }: Result, least: number): void {
  passed += ok ? Math.max(least, count(output, 'pass')) : count(output, 'pass')
  skipped += count(output, 'skipped')
  const bad = count(output, 'fail') + count(output, 'cancelled')
  failed += ok ? bad : Math.max(1, bad)
  if (!ok) wrong.push(output.slice(Math.max(0, output.lastIndexOf('failing tests:'))).slice(0, LONGEST_REPORT))
}

const LONGEST_REPORT = 20_000

/** One after the other, each with a line of what came of it. */
async function check(list: typeof CHECKS): Promise<void> {
  for (const [name, command, args] of list) {
    const started = performance.now()
    const result = await run(command, args)
    console.log(`${result.ok ? 'ok  ' : 'FAIL'} ${name} (${((performance.now() - started) / 1000).toFixed(1)} s)`)
    if (!result.ok) console.log(result.output)
    add(result, 1)
  }
}

const TEST = [
  '--disable-warning=ExperimentalWarning',
  '--test',
  '--test-reporter=spec',
  '--test-timeout=180000',
  '--test-force-exit',
  // In a process between, what a file reports last is lost when that process is ended.
  '--test-isolation=none',
]

/** How many files share a process: each has its database open until the last of them is through. What waits for a browser waits long. */
const TOGETHER = { walks: 12, wide: 8, others: 20 }

/**
 * What runs as one process: those that share one, every other file by itself. What goes through the browser is the longest
 * and begins. A process that reads the program anew for each file costs more than most of the tests in it.
 */
async function processes(files: readonly string[]): Promise<string[][]> {
  const sociable = await Promise.all(files.map(isSociable))
  const isWalk = (name: string) => name.startsWith('e2e')
  // What asks every page or every table is longer than what asks one noun.
  const isWide = (name: string) => /^(src|check|seed)\/[^/]+$/.test(name)
  const alone = files.filter((_, at) => !sociable[at]).map(name => [name])
  const together = files.filter((_, at) => sociable[at])
  const walks = [...alone.filter(([name]) => isWalk(name!)), ...inGroups(together.filter(isWalk), TOGETHER.walks)]
  return [
    ...walks,
    ...inGroups(together.filter(isWide), TOGETHER.wide),
    ...alone.filter(([name]) => !isWalk(name!)),
    ...inGroups(
      together.filter(name => !isWalk(name) && !isWide(name)),
      TOGETHER.others,
    ),
  ]
}

/** As many groups as there must be, of nearly the same size. */
function inGroups(files: readonly string[], most: number): string[][] {
  const groups = Math.ceil(files.length / most)
  return Object.values(Object.groupBy(files, (_, at) => Math.floor((at * groups) / files.length))) as string[][]
}

/** What a process says of its own sums. */
const SUMS = /^ℹ (tests|suites|pass|fail|cancelled|skipped|todo|duration_ms) .*\n/gm

/** Works through the processes, one more side by side than there are cores: a tenth of its time each waits for the database. */
async function test(list: readonly string[][]): Promise<void> {
  const waiting = [...list]
  const work = async () => {
    for (let files = waiting.shift(); files; files = waiting.shift()) {
      const started = performance.now()
      const result = await run(process.execPath, [...TEST, ...files])
      const name = `${files[0]}${files.length > 1 ? ` and ${files.length - 1} more` : ''}`
      console.log(`${result.output.replace(SUMS, '')}(${((performance.now() - started) / 1000).toFixed(1)} s: ${name})`)
      add(result, 0)
    }
  }
  await Promise.all(Array.from({ length: cores + 1 }, work))
}

const files = only.length > 0 ? only : await testFiles()
const whole = only.length === 0 && !onDatabase
const pure = whole ? await Promise.all(files.map(isPure)) : []
const rules = [...TEST, ...files.filter((_, at) => pure[at])]
// The longest of these goes on beside the tests that follow.
const besides = whole ? check([['rules alone', process.execPath, rules]]) : undefined
if (whole) await check(CHECKS)

env['CHROMIUM_PATH'] = await ensureBrowser()
await test(await processes(files.filter((_, at) => !pure[at])))
await besides
await stopServer(TEST_DATA)
for (const report of wrong) console.log(report)
console.log(`${passed} passed, ${failed} failed${skipped ? `, ${skipped} skipped` : ''}`)
process.exitCode = failed === 0 ? 0 : 1
