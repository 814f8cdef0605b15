import { CATEGORY_TEXT, isCategory, MEANS_TEXT, type Means } from '#features/kinds/index.ts'
import { timesIn } from '#features/opportunities/index.ts'
import { today as dayOf } from '#platform/clock.ts'
import { formatDay } from '#platform/dates.ts'
import { ANSWER_TEXT } from '../text.ts'
import type { KeptKind, Line, Medium, Said } from './rules.ts'

/** How a line was said, told to whom it is about. */
export const SAID_TEXT = {
  web: 'ご自分で',
  visit: '窓口で',
  phone: '電話で',
  paper: '紙で',
} satisfies Record<Medium, string>

/** The same for staff. */
export const MEDIUM_TEXT = { web: 'ご本人', visit: '窓口', phone: '電話', paper: '紙' } satisfies Record<Medium, string>

/** The name of a field; of one that there is no more, its code. */
export const fieldText = (key: string): string => (isCategory(key) ? CATEGORY_TEXT[key] : `いまはない分野（${key}）`)

/** What each kind of line is about. */
const ABOUT = {
  field: ({ key }) => fieldText(key),
  when: () => '行ける時間',
  off: () => '行けない日',
  from: () => 'どこから',
  way: ({ key }) => `${MEANS_TEXT[key as Means] ?? key}で`,
} satisfies Record<KeptKind, (line: Said) => string>

const VALUE = {
  field: ({ value }) => ANSWER_TEXT[value as keyof typeof ANSWER_TEXT] ?? value,
  when: ({ value }) =>
    timesIn(Number(value))
      .map(({ text }) => text)
      .join('・'),
  off: ({ key }) => formatDay(key),
  from: ({ value }) => value,
  way: ({ value }) => `${value}分まで`,
} satisfies Record<KeptKind, (line: Said) => string>

export const aboutText = (line: Said): string => ABOUT[line.kind](line)
export const valueText = (line: Said): string => VALUE[line.kind](line)

/** Since when, and how it was said. */
export const saidText = ({ medium, at }: Pick<Line, 'medium' | 'at'>): string =>
  `${SAID_TEXT[medium]}（${formatDay(dayOf(at))}）`

/** 「はい」3つ、「いいえ」2つ */
export const countsText = (lines: readonly Said[]): string =>
  (['yes', 'no', 'later'] as const)
    .flatMap(answer => {
      const many = lines.filter(({ kind, value }) => kind === 'field' && value === answer).length
      return many > 0 ? [`「${ANSWER_TEXT[answer]}」${many}つ`] : []
    })
    .join('、')
