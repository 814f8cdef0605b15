import { numberText } from '../text.ts'
import type { Difference, Offer, State } from './rules.ts'

export const STATE_TEXT = {
  closed: '締めた数',
  now: 'いまの記録で数えた数',
  part: '年度の途中からの記録で数えた数',
  none: 'まだ数がわかりません。0という意味ではありません',
  unseen: 'あなたの役割では、市全体の数を数えられません。四半期を締めると見られます',
  few: '10より少ない数なので、指標を見られる職員にだけ表示しています',
} satisfies Record<State, string>

/** 「セミナー参加者数」の実績は180人（締めた数）、目標は210人 */
export const offerText = ({ name, actual, target, unit, state }: Offer): string =>
  `指標「${name}」の実績は${actual === null ? STATE_TEXT[state] : `${numberText(actual, unit)}（${STATE_TEXT[state]}）`}${target === null ? '' : `、目標は${numberText(target, unit)}`}`

const FIELD_TEXT = { target: '目標値', actual: '実績' }

export const differenceText = ({ unit, state }: Offer, { field, sheet, indicator }: Difference): string =>
  `${FIELD_TEXT[field]}：このシートは${numberText(sheet, unit)}、指標は${numberText(indicator, unit)}${field === 'actual' ? `（${STATE_TEXT[state]}）` : ''}`
