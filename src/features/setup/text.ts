import type { IndicatorEntry } from '#features/indicators/rules.ts'
import { formatDay } from '#platform/dates.ts'
import type { Looks, Setting } from '#platform/feature.ts'
import type { Shape } from '#platform/shapes.ts'
import type { Change, CityEntry, ListName } from './rules.ts'
import { ENTRY } from './shape.ts'

export const LIST_TEXT = {
  areas: '圏域',
  towns: '町',
  facilities: '駅・施設',
  stops: 'バスの停留所',
  lines: 'バスの路線',
  slopes: '坂',
  programmes: '事業',
  settings: '設定',
  indicators: '指標',
  targets: '目標',
  population: '市民の人口',
} satisfies Record<ListName, string>

export const entryText = (key: keyof CityEntry): string => ENTRY[key]?.text ?? key

/** A value of a setting in words, with the names of its parts. */
export function valueText(shape: Shape, value: unknown, unit = ''): string {
  if (value === null || value === undefined) return 'なし'
  if (shape.of === 'day') return formatDay(String(value))
  if (shape.of === 'yes') return value ? 'はい' : 'いいえ'
  if (shape.of === 'choice' || (shape.of === 'number' && shape.texts))
    return shape.texts?.[String(value)] ?? String(value)
  if (shape.of === 'list' && Array.isArray(value)) {
    const told = value.map(one => valueText(shape.each, one))
    return told.join(told.some(one => one.includes('、')) ? '／' : '、') || 'なし'
  }
  if (shape.of === 'record')
    return Object.entries(shape.fields)
      .filter(([name]) => !shape.optional?.includes(name) || (value as Record<string, unknown>)[name] !== undefined)
      .map(([name, field]) => `${field.text || name} ${valueText(field, (value as Record<string, unknown>)[name])}`)
      .join('、')
  return `${typeof value === 'number' ? value.toLocaleString('ja') : String(value)}${unit}`
}

export const periodText = (fiscalYear: number, quarter: number): string =>
  `${fiscalYear}年度${quarter === 0 ? '（1年）' : `第${quarter}四半期`}`

type Settings = Readonly<Record<string, Setting>>
type Indicators = readonly Pick<IndicatorEntry, 'key' | 'name'>[]

/** What a change is about, as people call it. */
function nameOf(
  { of, after, key }: Exclude<Change, { of: 'entry' }>,
  settings: Settings,
  indicators: Indicators,
): string {
  if (of === 'settings')
    return `${settings[String(after['key'])]?.text ?? key}（${formatDay(String(after['valid_from']))}から）`
  if (of === 'indicators') return `${String(after['name'])}（${Number(after['from_year'])}年度から）`
  if (of === 'slopes')
    return `${[after['area'], after['to']].filter(Boolean).join('と')}（${formatDay(String(after['valid_from']))}から）`
  if (of === 'population') return `${formatDay(key)}現在`
  if (of !== 'targets') return key
  const indicator = String(after['indicator'])
  return `${indicators.find(one => one.key === indicator)?.name ?? indicator} ${periodText(Number(after['fiscal_year']), Number(after['quarter']))}`
}

const told = (value: unknown): string =>
  value === null || value === undefined || value === ''
    ? 'なし'
    : typeof value === 'object'
      ? JSON.stringify(value)
      : String(value)

/** Of some thousand rows one reads how many they are. */
const counted = (value: unknown): string =>
  Array.isArray(value) ? `${value.length.toLocaleString('ja')}行` : told(value)

const fieldsChanged = (before: Readonly<Record<string, unknown>>, after: Readonly<Record<string, unknown>>): string =>
  Object.keys(after)
    .filter(key => JSON.stringify(before[key]) !== JSON.stringify(after[key]))
    .map(key =>
      key === 'rows' || key === 'stops'
        ? `${counted(before[key])} → ${counted(after[key])}（入れかえ）`
        : `${key} ${told(before[key])} → ${told(after[key])}`,
    )
    .join('、')

/** The same of what is only planned. */
export const asPlanned = (told: string): string => told.replace('ました', 'ます')

const MOST = 5

/** What was changed, in sentences: each thing by itself, many new ones of a kind together. */
export function changeTexts(changes: readonly Change[], settings: Settings, indicators: Indicators = []): string[] {
  const groups = Map.groupBy(changes, change =>
    change.of === 'entry' || change.of === 'settings' || change.before !== null ? 'changed' : change.of,
  )
  return [...groups].flatMap(([group, some]) => {
    if (group === 'changed') return some.map(change => changedText(change, settings, indicators))
    const names = some.map(change => (change.of === 'entry' ? '' : nameOf(change, settings, indicators)))
    const more = names.length > MOST ? ` など${names.length.toLocaleString('ja')}件` : ''
    return [`${LIST_TEXT[group as ListName]}を加えました：${names.slice(0, MOST).join('、')}${more}`]
  })
}

/** A setting with what it was, what it is from then on, and where that is written. */
function settingText({ after, before, held }: Exclude<Change, { of: 'entry' }>, settings: Settings): string {
  const { text = '', shape, unit = '' } = settings[String(after['key'])] ?? {}
  const inWords = (value: unknown) => (shape ? valueText(shape, value, shape.of === 'number' ? unit : '') : told(value))
  const was = before === null ? held : before['value']
  return `「${text}」を${formatDay(String(after['valid_from']))}から変えました：${was === undefined ? '決めていない' : inWords(was)} → ${inWords(after['value'])}（もとになるもの：${String(after['source'])}）`
}

const changedText = (change: Change, settings: Settings, indicators: Indicators): string =>
  change.of === 'settings'
    ? settingText(change, settings)
    : change.of === 'entry'
      ? `${entryText(change.key)}を変えました：${told(change.before)} → ${told(change.after)}`
      : `${LIST_TEXT[change.of]}「${nameOf(change, settings, indicators)}」を変えました：${fieldsChanged(change.before ?? {}, change.after)}`

/** How a look at one of its pages is told. */
export const LOOKS = {
  'city.buses': ['city', 'バスの路線のファイルを入れる・確認する'],
  'city.days': ['city', '窓口の開く日を直す'],
  'city.desk': ['city', '窓口の登録を直す'],
  'city.ending': ['city', '事業や町などを終わりにする'],
  'city.facility': ['city', '施設の登録を直す'],
  'city.neighbour': ['city', '近くの自治体の登録を直す'],
  'city.programme': ['city', '事業の登録を直す'],
  'city.setting': ['city', '設定を直す'],
  'city.slope': ['city', '坂の登録を直す'],
  'city.switch': ['city', '行うこと・行わないことを直す'],
  'city.towns': ['city', '町の一覧を直す'],
  'city.towns.read': ['city', '町の一覧のファイルを確認する'],
  'city.words': ['city', '市の呼び名を直す'],
} satisfies Looks
