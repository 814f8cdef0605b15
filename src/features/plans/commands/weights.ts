import { TERM_TEXT } from '#features/proposals/index.ts'
import {
  type PastOffer,
  type Proposal,
  proposeWeights,
  type Quality,
  standardWeights,
  type Term,
  terms,
  type Weights,
} from '#matching/index.ts'
import { SetupError } from '#platform/errors.ts'
import { argsOf, filesOf } from './args.ts'
import { readOffers } from './files/offers.ts'
import { readWeights } from './files/read.ts'

const OPTIONS = { weights: { type: 'string' }, freeze: { type: 'string' }, json: { type: 'boolean' } } as const

/** Proposes weights from what became of past offers; staff decide. */
export const fitWeights = async (args: readonly string[]): Promise<number> => {
  const { values, positionals } = argsOf('weights fit', args, OPTIONS)
  const [path] = filesOf(positionals, 1, 'weights fit offers.csv')
  const frozen = frozenOf(values.freeze)
  const staff = values.weights === undefined ? standardWeights : await staffWeights(values.weights)
  const offers = await readOffers(path!)
  const proposal = decided(offers) ? proposeWeights(offers, staff, frozen) : null
  if (values.json) console.log(JSON.stringify(proposal ?? { enough: false, outcomes: offers.length, weights: staff }))
  else console.log(proposal ? proposalText(proposal, staff) : ONE_SIDED)
  return proposal?.enough ? 0 : 1
}

const ONE_SIDED = '結果がすべて同じなので、配点の案を出せません。いまの配点のままにします。'

/** From offers that all went one way nothing can be told. */
const decided = (offers: readonly PastOffer[]): boolean =>
  offers.length === 0 || (offers.some(({ succeeded }) => succeeded) && offers.some(({ succeeded }) => !succeeded))

const isTerm = (name: string): name is Term => (terms as readonly string[]).includes(name)

const frozenOf = (text: string | undefined): Term[] => {
  const names = text === undefined ? [] : text.split(',').map(name => name.trim())
  const unknown = names.find(name => !isTerm(name))
  if (unknown !== undefined)
    throw new SetupError(`--freeze の「${unknown}」は配点の項目ではありません。項目：${terms.join('、')}`)
  return names.filter(isTerm)
}

const staffWeights = async (path: string): Promise<Weights> => {
  const weights = { ...standardWeights, ...(await readWeights(path)) }
  const sum = terms.reduce((all, term) => all + weights[term], 0)
  if (sum !== 1000) throw new SetupError(`ファイル「${path}」の配点の合計が${sum}です。1000にしてください。`)
  return weights
}

const proposalText = (proposal: Proposal, staff: Weights): string => {
  if (!proposal.enough)
    return `結果が${proposal.outcomes}件しかありません（${proposal.needed}件から案を出せます）。いまの配点のままにします。`
  const { outcomes, weights, coefficients, before, after } = proposal
  return [
    `${outcomes.toLocaleString('ja')}件の結果から、配点の案を出しました。決めるのは職員です。`,
    '項目	いま	案	係数	標準誤差',
    ...terms.map(term => {
      const { value, error } = coefficients[term]
      return [`${TERM_TEXT[term]}（${term}）`, staff[term], weights[term], value.toFixed(2), error.toFixed(2)].join(
        '\t',
      )
    }),
    '',
    `外れの大きさ（対数損失）：いま ${before.logLoss.toFixed(4)}、案 ${after.logLoss.toFixed(4)}`,
    `見込みと実際のずれ：いま ${share(before.expectedCalibrationError)}、案 ${share(after.expectedCalibrationError)}`,
    ...calibrationLines('いま', before),
    ...calibrationLines('案', after),
  ].join('\n')
}

const share = (value: number): string => `${(value * 100).toFixed(1)}%`

const calibrationLines = (name: string, { table }: Quality): string[] => [
  '',
  `${name}の見込み	件数	見込み	実際`,
  ...table.map(({ from, to, offers, predicted, observed }) =>
    [`${share(from)}〜${share(to)}`, offers, share(predicted), share(observed)].join('\t'),
  ),
]
