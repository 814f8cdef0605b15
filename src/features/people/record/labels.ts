import {
  CATEGORY_TEXT,
  CHARACTER_TEXT,
  halfDayText,
  isCategory,
  isLoad,
  LEGAL_FORM_TEXT,
  LOAD_TEXT,
  MEANS,
  MEANS_TEXT,
  SKILL_TEXT,
  WEEKDAY_TEXT,
} from '#features/kinds/index.ts'
import { wishWords } from '#ui/wish.ts'
import { OUTSIDE } from '../forms.ts'
import { AVOID_TEXT, CONTACT_TEXT, DIGITAL_TEXT, HEARD_TEXT, PAY_TEXT, SEX_TEXT, UNASKED_TEXT } from '../text.ts'

const FIELD_TEXT: Record<string, string> = {
  family_name: '姓',
  given_name: '名',
  family_kana: 'せい（ふりがな）',
  given_kana: 'めい（ふりがな）',
  birth_on: '生年月日',
  phone: '電話番号',
  contact_first: 'いちばんよい連絡',
  contact_by: 'ほかの連絡のしかた',
  email: 'メールアドレス',
  address: '住所',
  town_id: '町',
  sex: '性別',
  contact_note: '連絡のときの注意',
  digital: 'スマホ・パソコン',
  programme_id: '事業',
  heard_from: '知ったきっかけ',
  forms: '受けられる形',
  pay: '収入',
  character: '合う場',
  week: '来られる時間',
  never_free: '来られる時間がない',
  inferred: '聞いていない希望',
  hours_wanted: '希望する時間（週）',
  hours_max: '上限の時間（週）',
  days_max: '上限の日数（月）',
  activities_max: '受けもてる活動の数',
  health_note: 'からだのことのメモ',
  skills: '経験・資格',
  wants: '使いたい経験・資格',
  work_history: 'これまでの仕事・活動',
}

/** What a field of a person's record is called; a field of a row by what the row is about. */
export function fieldLabel(name: string): string {
  const [kind, key = ''] = /^(wish|load|time|reach)-(.+)$/.exec(name)?.slice(1) ?? []
  if (kind === 'wish' && isCategory(key)) return `希望：${CATEGORY_TEXT[key]}`
  if (kind === 'load' && isLoad(key)) return `からだ：${LOAD_TEXT[key]}`
  if (kind === 'time') return `${WEEKDAY_TEXT[Number(key)]}曜の時間`
  if (kind === 'reach') return `片道の時間：${meansText(key)}`
  if (name.startsWith('absence-')) return '来られない日'
  return FIELD_TEXT[name] ?? name
}

const meansText = (key: string): string => MEANS_TEXT[MEANS.find(means => means === key) ?? 'walk']

const CODES: Record<string, Readonly<Record<string, string>>> = {
  sex: SEX_TEXT,
  contact_first: CONTACT_TEXT,
  contact_by: CONTACT_TEXT,
  digital: DIGITAL_TEXT,
  heard_from: HEARD_TEXT,
  forms: LEGAL_FORM_TEXT,
  pay: PAY_TEXT,
  character: CHARACTER_TEXT,
  skills: SKILL_TEXT,
  wants: SKILL_TEXT,
  inferred: CATEGORY_TEXT,
  town_id: { [OUTSIDE]: '市外' },
  never_free: { '1': 'はい' },
}

/** Fields that are empty where nobody has asked. */
const UNASKED =
  /^(contact_first|town_id|sex|digital|heard_from|forms|pay|character|hours_wanted|hours_max|days_max|activities_max|(reach|wish|load)-.+)$/

/** The values of a field in words; `names` gives the words of rows that are chosen by id. */
export function readable(name: string, values: readonly string[], names: ReadonlyMap<string, string>): string {
  const word = (value: string): string => {
    if (name === 'week') return halfDayText(Number(value))
    if (name.startsWith('wish-')) return wishWords[value as keyof typeof wishWords] ?? value
    if (name.startsWith('load-')) return AVOID_TEXT[Number(value) as keyof typeof AVOID_TEXT] ?? value
    if (name.startsWith('reach-')) return `${value}分`
    return CODES[name]?.[value] ?? names.get(value) ?? value
  }
  return (
    values
      .filter(value => value !== '')
      .map(word)
      .join('、') || (UNASKED.test(name) ? UNASKED_TEXT : 'なし')
  )
}
