import type { Plan, Problem } from '#matching/index.ts'

/** The figures of a plan, as `--json` prints them. */
export type Summary = {
  people: number
  placed: number
  unplaced: number
  seats: number
  filled: number
  objective: number
  bound: number
  gap: number
  /** Whether somebody ended the run before it was done. */
  stopped: boolean
  /** Lines of the list of pairs; null where none was written. */
  pairs: number | null
}

/** Counts what a plan does for a city. */
export const summaryOf = (problem: Problem, plan: Plan, stopped: boolean, pairs: number | null): Summary => {
  const placed = new Set(plan.placements.map(({ person }) => person)).size
  const slots = problem.opportunities.flatMap(opportunity => opportunity.slots)
  return {
    people: problem.people.length,
    placed,
    unplaced: problem.people.length - placed,
    seats: slots.reduce((sum, { need = 1 }) => sum + need, 0),
    filled: plan.placements.length,
    objective: plan.objective,
    bound: plan.bound,
    gap: plan.gap,
    stopped,
    pairs,
  }
}

const n = (value: number): string => value.toLocaleString('ja')

/** How good it is at least: tenths of a per cent, never rounded up. */
export const gapText = ({ objective, bound }: Pick<Summary, 'objective' | 'bound'>): string =>
  objective === bound
    ? 'この案は理論上の最良です。これより良い案はありません。'
    : `この案は理論上の最良の${(Math.floor((objective / bound) * 1000) / 10).toFixed(1)}%以上です。`

const emptyText = ({ people, seats }: Summary): string =>
  people === 0
    ? '人がいないので、案は空です。'
    : seats === 0
      ? '時間の決まった活動がないので、案は空です。'
      : '条件に合う人と枠の組がないので、案は空です。'

/** What came of a run, in sentences. */
export const summaryText = (summary: Summary, files: { out?: string; pairs?: string }): string => {
  const { people, placed, unplaced, seats, filled, pairs } = summary
  return [
    ...(summary.stopped ? ['途中で止めました。それまでで一番よい案です。'] : []),
    ...(filled === 0
      ? [emptyText(summary)]
      : [
          `${n(people)}人のうち${n(placed)}人に活動が見つかりました（まだの人 ${n(unplaced)}人）。`,
          `${n(seats)}席のうち${n(filled)}席が埋まりました（空き ${n(seats - filled)}席）。`,
          gapText(summary),
        ]),
    `案を「${files.out}」に書きました。`,
    ...(pairs !== null ? [`合う組 ${n(pairs)}件を「${files.pairs}」に書きました。`] : []),
    ...(pairs === null && files.pairs !== undefined ? [`途中で止めたので「${files.pairs}」は書いていません。`] : []),
  ].join('\n')
}
