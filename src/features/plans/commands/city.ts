import { generateCity } from '#matching/index.ts'
import { YUI } from '#platform/called.ts'
import { SetupError } from '#platform/errors.ts'
import { argsOf, filesOf, wholeOf } from './args.ts'
import { inLines, withFiles } from './files/files.ts'

const OPTIONS = {
  people: { type: 'string' },
  opportunities: { type: 'string' },
  seed: { type: 'string' },
  out: { type: 'string' },
} as const
const USAGE = 'generate-city --people 1000 --opportunities 200 --seed 1 --out problem.json'

/** A plausible city for tests and measurements, to a file or to the standard output. */
export const generate = async (args: readonly string[]): Promise<number> => {
  const { values, positionals } = argsOf('generate-city', args, OPTIONS)
  filesOf(positionals, 0, USAGE)
  const people = wholeOf('people', values.people, 0, 200_000)
  const opportunities = wholeOf('opportunities', values.opportunities, 0, 100_000)
  const seed = wholeOf('seed', values.seed, 0, 0xffffffff)
  if (people === undefined || opportunities === undefined || seed === undefined)
    throw new SetupError(`--people と --opportunities と --seed に数を書いてください。例：${YUI} ${USAGE}`)
  const city = (): string => inLines(generateCity({ people, opportunities, seed }))
  if (values.out === undefined) {
    process.stdout.write(city())
    return 0
  }
  await withFiles([values.out], async ([file]) => {
    await file!.write(city())
    await file!.keep()
  })
  console.log(
    `架空のまち（${people.toLocaleString('ja')}人、活動${opportunities.toLocaleString('ja')}件）を「${values.out}」に書きました。`,
  )
  return 0
}
