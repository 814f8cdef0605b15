import { nfkc } from '#platform/text.ts'
import type { Dialect } from '../rules.ts'

/**
 * The columns that we read, with every name they have in the dialects: 推奨データセット, ベース・レジストリ, GIF (Japanese name
 * and English key, 2025-03-25) and 自治体標準オープンデータセット. The first name is the one shown when a column is missing.
 */
export const COLUMNS = {
  id: ['NO', 'ID', 'id', 'No.'],
  code: ['都道府県コード又は市区町村コード', '全国地方公共団体コード', '地方公共団体コード'],
  title: ['名称', 'イベント名', 'eventName'],
  kana: ['名称(カナ)', 'イベント名_カナ', 'イベント名カナ', 'eventNameKana'],
  summary: ['概要', 'abstract'],
  description: ['説明', 'description'],
  kind: ['イベント種類', 'イベント種別', 'イベント分類', 'カテゴリー', 'カテゴリ', '分類', 'eventType'],
  keywords: ['キーワード', 'タグ', 'keyword', 'tag'],
  url: ['URL', 'イベントURL', 'eventUrl', 'contentsUrl'],
  status: ['状態', 'ステータス', '開催状況', 'status'],
  startsOn: ['開始日', 'dateOfStart'],
  endsOn: ['終了日', 'dateOfEnd'],
  startTime: ['開始時刻', '開始時間', 'startTime'],
  endTime: ['終了時刻', '終了時間', 'endTime'],
  timeNote: ['日時備考', '開始日時特記事項', '日時特記事項', '日時に関する説明', 'dateTimeDescription'],
  pattern: ['開催パターン', 'holdingPattern'],
  online: ['ウェブ開催', 'オンライン開催', 'webinarStatus'],
  place: ['場所名称', '開催場所', '開催場所名称', 'location'],
  meeting: ['集合場所', '受付場所', 'locationOfReception'],
  address: ['住所', '所在地_連結表記', '開催場所住所', 'locationAddress'],
  postcode: ['郵便番号', '所在地_郵便番号'],
  prefecture: ['住所都道府県', '所在地_都道府県'],
  city: ['住所市区町村', '所在地_市区町村'],
  town: ['住所町名', '所在地_町字'],
  street: ['住所丁目以下', '所在地_番地以下'],
  building: ['建物名等', '方書', '建物名等(方書)', 'venueFacility'],
  lat: ['緯度', 'latitude'],
  lng: ['経度', 'longitude'],
  organiser: ['主催団体', '主催者', '主催', 'organizer'],
  target: ['対象者', '参加対象者', '対象', 'targetPerson'],
  capacity: ['定員', 'capacity'],
  fee: ['料金(基本)', '料金', 'fee_JPY'],
  feeStatus: ['有料・無料', '料金区分', 'feeStatus'],
  feeNote: ['料金(詳細)', '料金詳細', 'feeDescription'],
  applyBy: ['申込期限日', '参加申込終了日', '申込終了日', 'deadlineDateOfApplication'],
  applyByTime: ['申込期限時刻', '参加申込終了時間', '申込終了時間', 'applicationDeadlineTime'],
  applyHow: ['申込方法', '参加申込方法', 'applicationMethod'],
  access: ['アクセス方法', 'accessMethod'],
  parking: ['駐車場情報', 'parkingInformation', 'parkingStatus'],
  contactName: ['連絡先名称', 'contactPointInformation', '連絡先', '問合せ先'],
  contactPhone: ['連絡先電話番号'],
  contactMail: ['連絡先メールアドレス'],
  remarks: ['備考'],
} as const satisfies Record<string, readonly string[]>

export type Field = keyof typeof COLUMNS

/** Header names compared without regard to width, case, spaces, brackets, underscores and the * of mandatory ones. */
export function headerKey(name: string): string {
  return nfkc(name)
    .toLowerCase()
    .replace(/[\s()_*・.-]/g, '')
}

/** What tells the dialects apart: the name of the title column, and for the two that share it, any of the other names. */
const SIGNS: readonly { dialect: Dialect; title: string; any: readonly string[] }[] = [
  { dialect: 'gif', title: 'eventName', any: [] },
  {
    dialect: 'gif',
    title: 'イベント名',
    any: [
      '開催パターン',
      'イベント分類',
      'イベント種別',
      '有料・無料',
      'ウェブ開催',
      'オンライン開催',
      'キーワード',
      '全国地方公共団体コード',
    ],
  },
  { dialect: 'recommended', title: 'イベント名', any: [] },
  { dialect: 'base-registry', title: '名称', any: ['イベント種類', '開始時刻', '日時備考', '連絡先名称'] },
]

/**
 * Where each field stands in this file: the column of the standard's first name, then others that mean the same. `twice`:
 * columns with one heading.
 */
export type Layout = { dialect: Dialect; header: string[]; at: Partial<Record<Field, number[]>>; twice: number[][] }

/**
 * Recognises a header by its columns, in any order, with or without local ones. `missing` names the required columns
 * that are not there; null means that no dialect fits.
 */
export function layoutOf(header: string[]): Layout | { missing: string[] } | null {
  const keys = header.map(headerKey)
  const has = (name: string) => keys.includes(headerKey(name))
  const sign = SIGNS.find(s => has(s.title) && (s.any.length === 0 || s.any.some(has)))
  const at: Partial<Record<Field, number[]>> = {}
  for (const [field, names] of Object.entries(COLUMNS)) {
    const places = names.flatMap(name => keys.flatMap((key, i) => (key === headerKey(name) ? [i] : [])))
    if (places.length > 0) at[field as Field] = [...new Set(places)]
  }
  const missing = (['title', 'startsOn'] as const).filter(field => at[field] === undefined)
  if (!sign)
    return at.startsOn !== undefined && has('イベント種類') ? { missing: missing.map(f => COLUMNS[f][0]) } : null
  if (missing.length > 0) return { missing: missing.map(f => COLUMNS[f][0]) }
  const twice = [...Map.groupBy(keys.keys(), i => keys[i])].flatMap(([key, same]) =>
    key && same.length > 1 ? [same] : [],
  )
  return { dialect: sign.dialect, header, at, twice }
}

/** The name of a field's column as this file has it. */
export function columnName(layout: Layout, field: Field): string {
  const index = layout.at[field]?.[0]
  return (index === undefined ? undefined : layout.header[index]) ?? COLUMNS[field][0]
}
