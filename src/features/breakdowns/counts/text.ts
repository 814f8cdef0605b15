import { CHANNEL_TEXT, CHANNELS } from '#features/consultations/index.ts'
import { SEX_TEXT, SEXES } from '#features/people/index.ts'
import { areasOf } from '#features/places/index.ts'
import type { Read } from '#platform/db.ts'
import type { Line } from '../rules.ts'
import { BANDS, type Column, NAMELESS, NO_TALK, OUTSIDE, type TableKey, UNASKED, valueIn } from './rules.ts'

export const COLUMN_TEXT = {
  consultations: { text: '相談', unit: '件' },
  registered: { text: '登録', unit: '人' },
  'outcome:elder-20h': { text: '高年 20時間以上', unit: '件' },
  'outcome:elder-under20': { text: '高年 20時間未満', unit: '件' },
  'outcome:elder-volunteer': { text: '高年 無償', unit: '件' },
  'outcome:other-20h': { text: '他 20時間以上', unit: '件' },
  'outcome:other-under20': { text: '他 20時間未満', unit: '件' },
  'outcome:other-volunteer': { text: '他 無償', unit: '件' },
  'taking-part': { text: '参加', unit: '件' },
  passed: { text: 'つなぎ', unit: '件' },
} satisfies Record<Column, { text: string; unit: string }>

export const TABLE_TEXT = {
  area: { title: '地域別', head: 'お住まいの地域' },
  channel: { title: '相談の方法別', head: '方法' },
  band: { title: '年代別', head: '年代' },
  sex: { title: '性別', head: '性別' },
} satisfies Record<TableKey, { title: string; head: string }>

export const COLUMNS_NOTE =
  '「高年」は計画の高年齢者、「他」はそれより若い方、時間は週の時間、「無償」は無償ボランティアです。「参加」は、計画の成果に入らない学び・趣味・健康の活動です。'
const OUTCOMES_NOTE = `${COLUMNS_NOTE}「20時間未満」には「つなぎ」を含みます（計画の指標と同じ数え方です）。「つなぎ」の列は、そのうちの数です。`
export const NOTES = {
  area: ['地域は、いまのお住まいで分けています。転居すると、前の期間の数も新しい地域に入ります。', OUTCOMES_NOTE],
  channel: ['相談はその相談の方法、登録・決定・つなぎは、その方のはじめての相談の方法で分けています。', OUTCOMES_NOTE],
  band: ['年代は、相談・登録・決定・つなぎの日の年齢です。', OUTCOMES_NOTE],
  sex: [OUTCOMES_NOTE],
} satisfies Record<TableKey, readonly string[]>

export const bandText = (least: number): string =>
  least === 0 ? '50歳未満' : least === 85 ? '85歳以上' : `${least}～${least + 4}歳`

/** A value of a table and what it is called. */
export type Value = Pick<Line, 'key' | 'text' | 'unasked'>
export const value = (key: string, text: string): Value => ({ key, text, unasked: false })
export const unasked = (key: string, text: string): Value => ({ key, text, unasked: true })
export const NAMELESS_VALUE = unasked(NAMELESS, '名前を聞いていない方')

/** The areas of the city and what else a home can be: those that ended only where something is counted for them. */
export async function areaValues(db: Read, counted: ReadonlySet<string>): Promise<Value[]> {
  const areas = (await areasOf(db)).filter(({ id, ends_on, neighbour }) => counted.has(id) || (!ends_on && !neighbour))
  return [
    ...areas.map(({ id, name, neighbour }) => value(id, neighbour ? `${name}（市外）` : name)),
    value(OUTSIDE, '市外（町は不明）'),
    unasked(UNASKED, 'お住まいを聞いていない方'),
  ]
}

export const bandValues: readonly Value[] = BANDS.map(least => value(`${least}`, bandText(least)))
export const sexValues: readonly Value[] = [
  ...SEXES.map(sex => value(sex, SEX_TEXT[sex])),
  unasked(UNASKED, '聞いていない方'),
]

/** The lines of each table, in their order. */
export async function valuesIn(
  db: Read,
  sums: readonly { dim: string; value: string }[],
): Promise<Record<TableKey, readonly Value[]>> {
  const of = (dim: string) => new Set(sums.filter(sum => sum.dim === dim).map(sum => sum.value))
  const young = [...of('who')].some(who => valueIn('band', who) === '0')
  return {
    area: [...(await areaValues(db, of('area'))), NAMELESS_VALUE],
    channel: [
      ...CHANNELS.map(channel => value(channel, CHANNEL_TEXT[channel])),
      unasked(NO_TALK, '相談の記録がない方'),
    ],
    band: [...bandValues.filter(({ key }) => key !== '0' || young), NAMELESS_VALUE],
    sex: [...sexValues, NAMELESS_VALUE],
  }
}
