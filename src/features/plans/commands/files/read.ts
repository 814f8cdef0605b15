import { checkProblem, type Issue, misfits, type Problem, problemSchema, terms } from '#matching/index.ts'
import { SetupError } from '#platform/errors.ts'
import { instanceOf } from '../../run/instance.ts'
import { jsonOf } from './files.ts'
import { issueText } from './refusals.ts'

/** A valid problem with its name, or all that is wrong with the file. */
export type Read = { problem: Problem; instance: string } | { issues: Issue[] }

/** Reads a problem; weights from a file of their own take the place of those in it. */
export const readProblem = async (path: string, weightsPath?: string): Promise<Read> => {
  const given = await jsonOf(path)
  const weights = weightsPath === undefined ? {} : { weights: await readWeights(weightsPath) }
  const problem = given && typeof given === 'object' && !Array.isArray(given) ? { ...given, ...weights } : given
  const issues = checkProblem(problem)
  return issues.length > 0 ? { issues } : { problem: problem as Problem, instance: nameOf(path, problem) }
}

/** Points of the seven terms from a file: as they are, or as `weights` of what `yui weights fit --json` says. */
export const readWeights = async (path: string): Promise<Record<string, number>> => {
  const given = await jsonOf(path)
  const inside = given && typeof given === 'object' && 'weights' in given ? given.weights : given
  const issues = misfits(problemSchema.properties!['weights']!, inside, 'weights')
  if (issues.length > 0) throw new SetupError(refusal(path, issues))
  const unknown = Object.keys(inside as object).find(key => !(terms as readonly string[]).includes(key))
  if (unknown !== undefined)
    throw new SetupError(`ファイル「${path}」の「${unknown}」は配点の項目ではありません。項目：${terms.join('、')}`)
  return inside as Record<string, number>
}

const nameOf = (path: string, problem: unknown): string => {
  try {
    return instanceOf(problem)
  } catch (error) {
    if (error instanceof RangeError)
      throw new SetupError(`ファイル「${path}」の入れ子が深すぎます。いらない項目を消してください。`)
    throw error
  }
}

/** What is wrong with a file, line by line. */
export const refusal = (path: string, issues: readonly Issue[]): string =>
  [
    `ファイル「${path}」に直すところがあります（${issues.length >= 100 ? '100か所以上' : `${issues.length}か所`}）。`,
    ...listed(issues.map(issueText)),
  ].join('\n')

/** Refuses a problem: says all that is wrong with it, for a reader or (`--json`) for a program. */
export const refuse = (path: string, issues: readonly Issue[], json = false): number => {
  if (json)
    console.log(JSON.stringify({ file: path, issues: issues.map(issue => ({ ...issue, message: issueText(issue) })) }))
  else console.error(refusal(path, issues))
  return 2
}

const most = 20
/** The first of many lines, and how many more there are. */
export const listed = (lines: readonly string[]): string[] => [
  ...lines.slice(0, most).map(line => `  ${line}`),
  ...(lines.length > most ? [`  ほか ${(lines.length - most).toLocaleString('ja')}件`] : []),
]
