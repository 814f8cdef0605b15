import { MEANS, MEANS_TEXT } from '#features/kinds/index.ts'
import { DIGITAL, DIGITAL_TEXT, HEARD_FROM, HEARD_TEXT } from '#features/people/index.ts'
import { bandValues, sexValues, unasked, type Value, value } from '../counts/text.ts'
import type { Reached } from '../evidence/rules.ts'
import type { FigureTable } from '../rules.ts'
import type { Gap, GroupKey } from './rules.ts'

export const REACHED_TEXT = {
  registered: '登録した方',
  proposed: '登録した方のうち、活動を提案した方',
  decided: '登録した方のうち、活動が決まった方',
} satisfies Record<Reached, string>

export const UNASKED_VALUE = unasked('', '聞いていない方')
export const MEANS_VALUES: readonly Value[] = [
  ...MEANS.toReversed().map(means => value(means, MEANS_TEXT[means])),
  UNASKED_VALUE,
]
export const DIGITAL_VALUES: readonly Value[] = [...DIGITAL.map(one => value(one, DIGITAL_TEXT[one])), UNASKED_VALUE]
export const HEARD_VALUES: readonly Value[] = [...HEARD_FROM.map(one => value(one, HEARD_TEXT[one])), UNASKED_VALUE]

export const GROUP_TEXT = {
  sex: { title: '性別', head: '性別' },
  band: { title: '年代別', head: '年代' },
  group: { title: '性別と年代', head: '性別と年代' },
  area: { title: '地域別', head: 'お住まいの地域' },
  means: { title: '行くための足', head: 'いちばん遠くまで行ける足' },
  digital: { title: 'スマホやパソコン', head: '使えるもの' },
} satisfies Record<GroupKey, { title: string; head: string }>

/** A gap as a shape and words, never as a colour alone. */
export const GAP_TEXT = { less: '▼ 少ない', even: '＝ ほぼ同じ', more: '▲ 多い' } satisfies Record<Gap, string>

/** `compared`: with the residents of the city. */
export const COLUMNS_OF = (compared: boolean): FigureTable['columns'] => [
  ...(compared
    ? [
        { key: 'residents', text: '市民', unit: '人' },
        { key: 'residents-share', text: '市民の割合', unit: '%' },
      ]
    : []),
  { key: 'registered', text: '登録', unit: '人' },
  { key: 'registered-share', text: '登録の割合', unit: '%' },
  { key: 'proposed', text: '提案', unit: '人' },
  { key: 'proposed-share', text: '登録のうち提案', unit: '%' },
  { key: 'decided', text: '決定', unit: '人' },
  { key: 'decided-share', text: '登録のうち決定', unit: '%' },
]

export const NOTES = [
  '期間のうちに登録した方について、きょうまでに活動を提案した方、活動が決まった方を数えています。登録の割合は、聞いていない方を含む合計に対するものです。',
  `「${GAP_TEXT.less}」は、市民の割合（提案と決定では、登録した方全体の割合）の8割に届かないこと、「${GAP_TEXT.more}」は1.25倍を超えることを表します。人数が少ないときは、たまたまのこともあります。`,
]
export const RESIDENTS_NONE = '市民の人口が、まだ入っていません。「市民の人口」に入れると、市民の割合とくらべられます。'

/** Sex and age together. */
export const GROUPED: readonly Value[] = sexValues
  .slice(0, 2)
  .flatMap(sex =>
    bandValues
      .filter(({ key }) => key !== '0')
      .map(band => value(`${sex.key}/${band.key}`, `${sex.text} ${band.text}`)),
  )
