import { checkPlan, type Issue, misfits, type Plan, planSchema } from '#matching/index.ts'
import { YUI } from '#platform/called.ts'
import { SetupError } from '#platform/errors.ts'
import { argsOf, filesOf } from './args.ts'
import { jsonOf } from './files/files.ts'
import { listed, readProblem, refuse } from './files/read.ts'
import { faultText, issueText } from './files/refusals.ts'
import { gapText } from './summary.ts'

const USAGE = 'verify plan.json problem.json'
const OPTIONS = { weights: { type: 'string' }, json: { type: 'boolean' } } as const

type Found = { path: string; code: string; message: string }

/** Checks a plan from the files alone, with code that shares nothing with the solver but the types. */
export const verify = async (args: readonly string[]): Promise<number> => {
  const { values, positionals } = argsOf('verify', args, OPTIONS)
  const [planPath, path] = filesOf(positionals, 2, USAGE)
  const given = await jsonOf(planPath!)
  isPlan(planPath!, given)
  const read = await readProblem(path!, values.weights)
  if ('issues' in read) return refuse(path!, read.issues, values.json)
  const faults = faultsOf(given, read)
  if (values.json) console.log(JSON.stringify({ ok: faults.length === 0, faults }))
  else console.log(faults.length === 0 ? goodText(given) : badText(planPath!, faults))
  return faults.length === 0 ? 0 : 1
}

function isPlan(path: string, given: unknown): asserts given is Plan {
  const format = typeof given === 'object' && given !== null && 'format' in given ? given.format : null
  if (format === 'yui-plan/1') return
  const order =
    format === 'yui-problem/1'
      ? '案を先に、問題をあとに書いてください。'
      : 'format が yui-plan/1 のファイルを書いてください。'
  throw new SetupError(`「${path}」は案のファイルではありません。${order}例：${YUI} ${USAGE}`)
}

/** Faults of the shape alone where there are any: figures of a plan without its fields cannot be looked at. */
const faultsOf = (
  plan: Plan,
  { problem, instance }: Exclude<Awaited<ReturnType<typeof readProblem>>, { issues: Issue[] }>,
): Found[] => {
  const shape = misfits(planSchema, plan)
  if (shape.length > 0) return shape.map(issue => ({ ...issue, message: issueText(issue) }))
  const other = plan.instance === instance ? [] : [{ code: 'instance' as const, path: 'instance', expected: instance }]
  return [...other, ...checkPlan(plan, problem)].map(fault => ({ ...fault, message: faultText(fault) }))
}

const goodText = (plan: Plan): string =>
  `この案は正しい案です：すべての決まりを守り、点も上限も計算のとおりです。${plan.placements.length > 0 ? gapText(plan) : '（空の案です）'}`

const badText = (path: string, faults: readonly Found[]): string =>
  [
    `「${path}」に${faults.length.toLocaleString('ja')}件の誤りがあります。`,
    ...listed(faults.map(({ message }) => message)),
  ].join('\n')
