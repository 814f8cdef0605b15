import { rewardText } from '#features/opportunities/index.ts'
import type { CsvRow } from '#platform/csv.ts'
import { type Day, formatDay } from '#platform/dates.ts'
import {
  type Book,
  type Introduced,
  isIndefinite,
  keptUntil,
  type Lack,
  lacksOfOpening,
  lacksOfSeeking,
  ledgerNumber,
  leftAloneUntil,
  leftOf,
  OCCUPATIONS,
  type Occupation,
  resultOf,
} from '../rules.ts'
import { LACK_TEXT, LEFT_TEXT, OPENING_END_TEXT, RESULT_TEXT, SEEKING_END_TEXT } from '../text.ts'
import type { Offer, Seeker } from './store.ts'

/** A column of a ledger: its heading, and what stands there in words; what is not known is blank. */
export type Column<Of> = readonly [heading: string, text: (of: Of) => string]

/** A day as a ledger has it, without its weekday. */
const on = (day: Day | null): string => (day === null ? '' : formatDay(day).replace(/（.）$/, ''))
export const occupationText = (key: Occupation | null): string => (key === null ? '' : `${key} ${OCCUPATIONS[key]}`)
const wageOf = (row: Offer): string | null =>
  row.reward === null && row.reward_said === '' ? null : rewardText(row).replace(/^賃金 /, '')
const INDEFINITE = { true: '無期', false: '有期', null: '' } as const

const hiredText = ({ starts_on }: Introduced, today: Day): string =>
  starts_on === null ? '' : `${on(starts_on)}${starts_on > today ? '（予定）' : ''}`

/** 職業紹介の取扱状況: how an introduction is told in this ledger. */
export const introducedColumns = (book: Book, today: Day): Column<Introduced>[] => [
  ['紹介した日', one => on(one.on)],
  ...((book === 'seekers'
    ? [
        ['求人者', one => one.organisation],
        ['紹介した職種', one => one.title],
      ]
    : [['求職者の氏名', one => one.name]]) satisfies Column<Introduced>[]),
  ['採否', one => (resultOf(one) ? RESULT_TEXT[resultOf(one)!] : '')],
  ['採用年月日', one => hiredText(one, today)],
  ['期間の定め', one => (one.starts_on === null ? '' : INDEFINITE[`${isIndefinite(one.period)}`])],
  ['転職を勧めない期間', one => (leftAloneUntil(one) ? `${on(leftAloneUntil(one))}まで` : '')],
  ['6か月以内の離職', one => (leftOf(one, today) ? LEFT_TEXT[leftOf(one, today)!] : '')],
]

type Received = Pick<Seeker, 'received_on' | 'valid_until' | 'ended_on'>
const DAYS: readonly Column<Received>[] = [
  ['受付年月日', row => on(row.received_on)],
  ['有効期間', row => (row.valid_until ? `${on(row.valid_until)}まで` : '')],
]

/** The columns in groups, as they stand side by side on paper; a workbook has each by itself. */
export const SEEKER_GROUPS: readonly (readonly [string, readonly Column<Seeker>[]])[] = [
  [
    '求職者',
    [
      ['氏名', row => row.name],
      ['住所', row => row.address],
      ['生年月日', row => on(row.birth_on)],
    ],
  ],
  [
    '希望',
    [
      ['希望する職種', row => row.work],
      ['職業の分類', row => occupationText(row.occupation)],
    ],
  ],
  ['受付', [...DAYS, ['終わり', row => (row.ended_as ? `${on(row.ended_on)} ${SEEKING_END_TEXT[row.ended_as]}` : '')]]],
]

export const OFFER_GROUPS: readonly (readonly [string, readonly Column<Offer>[]])[] = [
  [
    '求人者',
    [
      ['名称', row => row.organisation],
      ['所在地', row => row.address],
      ['連絡先', row => [row.contact, row.phone].filter(Boolean).join(' ')],
    ],
  ],
  ['受付', [...DAYS, ['終わり', row => (row.ended_as ? `${on(row.ended_on)} ${OPENING_END_TEXT[row.ended_as]}` : '')]]],
  [
    '職種',
    [
      ['職種', row => row.title],
      ['職業の分類', row => occupationText(row.occupation)],
      ['求人数', row => (row.capacity === null ? '' : `${row.capacity}人`)],
    ],
  ],
  [
    '条件',
    [
      ['就業場所', row => row.place],
      ['雇用期間', row => row.period],
      ['賃金', row => wageOf(row) ?? ''],
    ],
  ],
]

/** A town alone is no address yet. */
const housed = <Row extends Seeker | Offer>(row: Row): Row => (row.housed ? row : { ...row, address: '' })

export const seekerLacks = (row: Seeker, today: Day): Lack[] =>
  // Of whom nobody is named any more nothing can be asked.
  row.person_id === null || row.erased !== null ? [] : lacksOfSeeking(housed(row), today)
export const offerLacks = (row: Offer, today: Day): Lack[] =>
  lacksOfOpening({ ...housed(row), wage: wageOf(row) }, today)
export const lackText = (lacks: readonly Lack[]): string => lacks.map(lack => LACK_TEXT[lack]).join('、')
export const keptText = (ended_on: Day | null, years: number): string => on(keptUntil(ended_on, years))

type Of<Row> = {
  book: Book
  rows: readonly Row[]
  groups: readonly (readonly [string, readonly Column<Row>[]])[]
  lacks: (row: Row, today: Day) => Lack[]
  today: Day
  years: number
}

/** The lines of a workbook: one for each introduction, with all that its row tells before it. */
export function bookRows<Row extends Seeker | Offer>({ book, rows, groups, lacks, today, years }: Of<Row>): CsvRow[] {
  const own: readonly Column<Row>[] = [['受付番号', ledgerNumber], ...groups.flatMap(([, columns]) => columns)]
  const led = introducedColumns(book, today)
  const rest: readonly Column<Row>[] = [
    ['手数料', () => 'なし'],
    ['保存する期限', row => keptText(row.ended_on, years)],
    ['記入がないもの', row => lackText(lacks(row, today))],
  ]
  const heads = [own, led, rest].flatMap(columns => columns.map(([heading]) => heading))
  const lines = rows.flatMap(row =>
    (row.introduced.length > 0 ? row.introduced : [null]).map(one => [
      ...own.map(([, text]) => text(row)),
      ...led.map(([, text]) => (one ? text(one) : '')),
      ...rest.map(([, text]) => text(row)),
    ]),
  )
  return [heads, ...lines]
}
