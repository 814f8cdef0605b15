import type { Plan, Problem, Progress } from '#matching/index.ts'
import { SetupError } from '#platform/errors.ts'
import { type Run, type RunOptions, solve } from '../run/solver/runner.ts'

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const
/** One press of Ctrl-C may reach us more than once; another one after this many milliseconds is meant. */
const again = 2000

/** Hears Ctrl-C until it is closed. */
export type Listening = {
  stopped: () => boolean
  /** Works until the end or until a signal comes: then soon, with the best plan so far. A second one ends it at once. */
  plan: (problem: Problem, options: RunOptions) => Promise<Plan>
  close: () => void
}

/** Listens from here on. */
export const listen = (): Listening => {
  let since: number | null = null
  let aborted = false
  let run: Run | null = null
  const onSignal = (): void => {
    if (since === null) tell('止めています。いままでで一番よい案を書きます…')
    since ??= performance.now()
    aborted = performance.now() - since > again
    aborted ? run?.abort() : run?.stop()
  }
  for (const signal of SIGNALS) process.on(signal, onSignal)
  return {
    stopped: () => since !== null,
    plan: async (problem, options) => {
      run = solve(problem, options, shown)
      if (since !== null) run.stop()
      const { plan } = await run.solved.catch(error => {
        throw aborted ? new SetupError('中止しました。何も書いていません。') : error
      })
      tell('')
      return plan
    },
    close: () => {
      for (const signal of SIGNALS) process.off(signal, onSignal)
    },
  }
}

const STAGES = {
  columns: '合う組をさがしています',
  prices: 'まち全体の釣り合いをとっています',
  bound: '最良の上限を計算しています',
  seats: '席を決めています',
} satisfies Record<Progress['stage'], string>

const shown = ({ stage, done, of }: Progress): void => tell(`${STAGES[stage]}（${done}/${of}）`)

/** One line on the terminal that the next one takes the place of. */
const tell = (text: string): void => {
  if (process.stderr.isTTY) process.stderr.write(`\r\u001b[K${text}`)
}
