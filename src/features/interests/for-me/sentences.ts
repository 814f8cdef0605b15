import { CATEGORY_TEXT, type Category, type Means, SKILL_TEXT, WEEKDAY_TEXT } from '#features/kinds/index.ts'
import { fitting, type OpenRow, spanText } from '#features/opportunities/index.ts'
import type { Ways } from '#features/places/index.ts'
import { type Explanation, type Reason, type Term, weekdays } from '#matching/index.ts'
import { formatShort } from '#platform/dates.ts'
import type { Asked } from '../forms.ts'
import type { Change } from './change.ts'
import { ROOM, WEIGHTS } from './rank.ts'

/** What is said to whoever asked: of their own words and taps, never of anybody else. */
type Said = { asked: Asked; ways: Pick<Ways, 'minutes' | 'rough'> | null }
type ReasonOf<K extends Reason['term']> = Extract<Reason, { term: K }>

const field = (category: string): string => `「${CATEGORY_TEXT[category as Category] ?? category}」`

const BY = { walk: '歩いて', bicycle: '自転車で', bus: 'バスで', car: '車で' } satisfies Record<Means, string>

/** 「自転車で8分」: by the quickest of the means that they take so far; '' where none does. */
function wayText({ asked, ways }: Said): string {
  const [first] = ways ? fitting(ways, asked) : []
  return first ? `${BY[first.means]}${first.means === 'bus' && ways?.rough ? 'およそ' : ''}${first.minutes}分ほど` : ''
}

/** Null: a visitor is not asked about it, and it gives no points. */
const REASONS: { [K in Term]: (reason: ReasonOf<K>, said: Said) => string | null } = {
  likes: ({ category, said }) =>
    said > 0 ? `${field(category)}に「はい」と答えました` : `${field(category)}の活動を「気になる」に入れました`,
  distance: (_, said) => `${said.asked.from?.name ?? ''}から${wayText(said) || '近い所'}です`,
  time: ({ weekday, from, to }) =>
    `${WEEKDAY_TEXT[weekdays.indexOf(weekday)]}曜の${spanText(from * 60, to * 60)}に行けます`,
  experience: () => null,
  terms: () => null,
  character: () => null,
  need: () => 'いま、急いで人をさがしています',
}

/** At most three reasons, those with the most points first. */
export const reasonsOf = ({ reasons }: Explanation, said: Said): string[] =>
  reasons.flatMap(reason => (REASONS[reason.term] as (reason: Reason, said: Said) => string | null)(reason, said) ?? [])

/** One thing to watch: what it asks for that nobody here was asked about, then what is not known, then the way. */
export function cautionOf(
  { unknown, caution }: Explanation,
  row: Pick<OpenRow, 'requires' | 'residents_only' | 'age_min'>,
  { asked }: Said,
): string | null {
  if (row.requires.length > 0) return `${row.requires.map(skill => `「${SKILL_TEXT[skill]}」`).join('')}が要ります`
  if (row.residents_only) return '市内にお住まいの方の活動です'
  if (row.age_min) return `${row.age_min}歳からの活動です`
  if (asked.when !== 0 && unknown.includes('time')) return '曜日と時間がわかりません。窓口におたずねください'
  if (asked.from && unknown.includes('distance')) return '場所がわからないため、近さは数えていません'
  return caution?.about === 'distance' ? '行ける範囲の端のほうです' : null
}

const TERM_TEXT = { likes: '好み', distance: '近さ', time: '時間の合い', need: '急ぎ' } as const
const COUNTED = ['likes', 'distance', 'time', 'need'] as const

/** The score as its parts, of which it is the sum: those of the engine, and room for more candidates. `capacity` null: nobody knows it. */
export const partsOf = ({ terms, unknown }: Explanation, room: number, capacity: number | null = 0) => [
  ...COUNTED.map(term => ({
    label: TERM_TEXT[term],
    value: unknown.includes(term) ? null : terms[term],
    max: WEIGHTS[term],
  })),
  {
    label: capacity === null && room < ROOM ? '人のあき（定員がわからないので、半分）' : '人のあき',
    value: room,
    max: ROOM,
  },
]

const PART_TEXT = { am: '午前', pm: '午後', night: '夜' } as const

/** 「火曜の午前も行ければ」 */
export function changeText(change: Change): string {
  switch (change.what) {
    case 'part':
      return `${WEEKDAY_TEXT[change.day]}曜の${PART_TEXT[change.part]}も行ければ`
    case 'day':
      return `${formatShort(change.day)}も行ければ`
    case 'way':
      return `${BY[change.means]}${change.minutes}分まで行ければ`
    case 'field':
      return `${field(change.category)}も考えられれば`
  }
}
