import { type Problem, planSchema, problemSchema } from '#matching/index.ts'
import { YUI } from '#platform/called.ts'
import { SetupError } from '#platform/errors.ts'
import type { RunOptions } from '../run/solver/runner.ts'
import { argsOf, filesOf, wholeOf } from './args.ts'
import { inLines, samePlace, withFiles } from './files/files.ts'
import { writePairs } from './files/pairs.ts'
import { readProblem, refuse } from './files/read.ts'
import { listen } from './stop.ts'
import { type Summary, summaryOf, summaryText } from './summary.ts'

const USAGE = 'match problem.json --out plan.json'
const OPTIONS = {
  out: { type: 'string' },
  pairs: { type: 'string' },
  rounds: { type: 'string' },
  workers: { type: 'string' },
  seed: { type: 'string' },
  weights: { type: 'string' },
  json: { type: 'boolean' },
  schema: { type: 'boolean' },
} as const

/** A plan for a whole city from one file to another. */
export const match = async (args: readonly string[]): Promise<number> => {
  const { values, positionals } = argsOf('match', args, OPTIONS)
  if (values.schema) {
    console.log(JSON.stringify({ problem: problemSchema, plan: planSchema }, null, 2))
    return 0
  }
  const [path] = filesOf(positionals, 1, USAGE)
  if (values.out === undefined) throw new SetupError(`--out に案を書くファイルを書いてください。例：${YUI} ${USAGE}`)
  const workers = wholeOf('workers', values.workers, 1, 64)
  const rounds = wholeOf('rounds', values.rounds, 1, 20)
  const seed = wholeOf('seed', values.seed, 0, 0xffffffff) ?? 0
  await keepApart([path!, values.out, values.pairs, values.weights])
  const read = await readProblem(path!, values.weights)
  if ('issues' in read) return refuse(path!, read.issues, values.json)
  const options = {
    ...{ instance: read.instance, seed },
    ...(workers === undefined ? {} : { workers }),
    ...(rounds === undefined ? {} : { rounds }),
  }
  const summary = await write(read.problem, options, { ...values, out: values.out })
  console.log(values.json ? JSON.stringify({ ...summary, out: values.out }) : summaryText(summary, values))
  return 0
}

/** Works the plan out and writes the files; Ctrl-C ends the work soon, what is written is whole all the same. */
const write = async (
  problem: Problem,
  options: RunOptions,
  { out, pairs }: { out: string; pairs?: string | undefined },
): Promise<Summary> => {
  const listening = listen()
  try {
    return await withFiles([out, pairs], async ([planFile, pairsFile]) => {
      const plan = await listening.plan(problem, options)
      const stopped = listening.stopped()
      await planFile!.write(inLines(plan))
      await planFile!.keep()
      const count = pairsFile && !stopped ? await writePairs(problem, pairsFile, listening.stopped) : null
      return summaryOf(problem, plan, stopped, count)
    })
  } finally {
    listening.close()
  }
}

/** A file that is read is never the one that is written, and no two are written in one place. */
const keepApart = async (paths: readonly (string | undefined)[]): Promise<void> => {
  const given = paths.filter(path => path !== undefined)
  for (const [i, path] of given.entries())
    for (const other of given.slice(0, i))
      if (await samePlace(path, other))
        throw new SetupError(`「${path}」が2度使われています。別のファイルにしてください。`)
}
