import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { Worker } from 'node:worker_threads'
import { sql } from 'kysely'
import ts from 'typescript'
import { closeTests } from '#platform/testing.ts'
import { listening, openCity } from '../city.ts'
import { least, type Measure, most, none } from '../proof.ts'

const LETTERS = 5000
/** So much of the processor a pattern may take for a text of five thousand letters that is made to slow it down. */
const MOST_MS = 150

/**
 * While statements run away in the database, whoever asks whether the program is alive is answered at once; and no regular
 * expression of the product takes long, whatever it is given.
 * Shown to fail: a pattern with a repetition in a repetition, put among those of the product, was named.
 */
export const run: Measure = async () => {
  const city = await openCity()
  const { base, stop } = await listening(city.app)
  const alive: number[] = []
  let on = true
  const watch = (async () => {
    for (; on; await sleep(20)) {
      const since = performance.now()
      await (await fetch(`${base}/livez`)).arrayBuffer()
      alive.push(performance.now() - since)
    }
  })()
  const ended: number[] = []
  await Promise.all(
    ['select pg_sleep(60)', 'select count(*) from generate_series(1, 1000000000000) n where n % 7 = 8'].map(
      async text => {
        const since = performance.now()
        await city.database
          .read({ lane: 'job', municipality: city.municipality }, db => sql.raw(text).execute(db as never))
          .catch(() => {})
        ended.push((performance.now() - since) / 1000)
      },
    ),
  )
  on = false
  await watch
  stop()
  await closeTests()
  const patterns = patternsOf(join(import.meta.dirname, '../../src'))
  const slow = await slowOnes(patterns)
  for (const line of slow) console.log(`  ${line}`)
  return [
    most('a statement that runs away is ended after', Math.max(...ended), 6, 's'),
    most('/livez meanwhile, longest', Math.max(...alive.slice(3)), 100, 'ms'),
    least('regular expressions of the product', patterns.length, 300, ''),
    none(`of these slower than ${MOST_MS} ms for ${LETTERS} letters`, slow.length),
  ]
}

/** Every regular expression that is written out in the product. */
function patternsOf(folder: string): string[] {
  const found = new Set<string>()
  for (const name of readdirSync(folder, { recursive: true }) as string[]) {
    if (!name.endsWith('.ts') || name.endsWith('.test.ts')) continue
    const file = ts.createSourceFile(name, readFileSync(join(folder, name), 'utf8'), ts.ScriptTarget.Latest)
    const look = (node: ts.Node): void => {
      if (node.kind === ts.SyntaxKind.RegularExpressionLiteral) found.add((node as ts.RegularExpressionLiteral).text)
      ts.forEachChild(node, look)
    }
    look(file)
  }
  return [...found]
}

/** Repeats each of these letters, and letters that stand in the pattern itself, and ends with what does not fit. */
const TRY = `
const { parentPort, workerData } = require('node:worker_threads')
const { letters, most } = workerData
parentPort.on('message', text => {
  const [, body, flags] = /^\\/(.*)\\/([a-z]*)$/s.exec(text)
  const pattern = new RegExp(body, flags.replace('g', '').replace('y', ''))
  const own = [...new Set(body.replaceAll(/\\\\./g, ''))].filter(c => /[^\\\\^$.*+?()[\\]{}|]/.test(c)).slice(0, 12)
  const words = ['a', '0', ' ', 'あ', '令和', '1-', '1,', '月1', '〜', 'a b', '　', '-', '。', '<a ', '"', 'ア1', ...own, own.join('')]
  let worst = 0
  for (const word of words)
    for (const end of ['', '!', '\\n', 'あ', '0']) {
      if (!word) continue
      const text = word.repeat(Math.ceil(letters / word.length)).slice(0, letters) + end
      const since = process.threadCpuUsage()
      pattern.test(text)
      const { user, system } = process.threadCpuUsage(since)
      const took = (user + system) / 1000
      if (took > worst) worst = took
      if (took > most) return parentPort.postMessage([worst, word + ' … ' + end])
    }
  parentPort.postMessage([worst, ''])
})`

async function slowOnes(patterns: readonly string[]): Promise<string[]> {
  const slow: string[] = []
  const start = () => new Worker(TRY, { eval: true, workerData: { letters: LETTERS, most: MOST_MS } })
  let worker = start()
  for (const pattern of patterns) {
    const answer = new Promise<[number, string] | null>(resolve => {
      worker.once('message', resolve)
      setTimeout(() => resolve(null), 30_000).unref()
    })
    worker.postMessage(pattern)
    const told = await answer
    worker.removeAllListeners('message')
    if (!told) {
      slow.push(`${pattern}: did not end`)
      await worker.terminate()
      worker = start()
    } else if (told[0] > MOST_MS) slow.push(`${pattern}: ${told[0].toFixed(0)} ms for ${told[1]}`)
  }
  await worker.terminate()
  return slow
}
