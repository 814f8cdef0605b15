/** One target of the plan. Quarter 0 is the whole year; satisfaction is in per cent. */
export type CastTarget = {
  indicator: string
  fiscal_year: number
  quarter: number
  value: number
  source: string
}

type Values = { year: number; quarters?: readonly [number, number, number, number] }
type Row = readonly [
  indicator: string,
  section: string,
  years: Partial<Record<2023 | 2024 | 2025, Values & { note?: string }>>,
]

const PLAN = '柏市地域高年齢者就業機会確保計画（令和5年6月12日）第1の4(2)'
const SAME = '原則令和5年度と同様'
const SAME_AS_2024 = '原則令和6年度と同様'
const CONTINUED = '令和5年度の取り組みを継続しつつ、モデル地域の拡大を目指す（数の定めなし）'
const CONTINUED_AGAIN = '令和6年度の取り組みを継続しつつ、モデル地域の拡大を目指す（数の定めなし）'
const BASED_ON_2024 = '令和6年度の事業の継続を基本'

/** The same values in all three years, as the plan says for most of its parts. */
const steady = (year: number, quarters?: Values['quarters']): Row[2] => {
  const values = quarters ? { year, quarters } : { year }
  return { 2023: values, 2024: { ...values, note: SAME }, 2025: { ...values, note: SAME_AS_2024 } }
}

const continued = (year: number): Row[2] => ({
  2023: { year },
  2024: { year, note: CONTINUED },
  2025: { year, note: CONTINUED_AGAIN },
})

const grown = (first: number, then: number): Row[2] => ({
  2023: { year: first },
  2024: { year: then },
  2025: { year: then, note: SAME_AS_2024 },
})

/** Per quarter; the plan begins in July 2023, so its first year has three (300 = 3 × 100). */
const quarterly = (each: number, note: string): Row[2] => ({
  2023: { year: each * 3, quarters: [0, each, each, each], note: '7月からの3四半期' },
  2024: { year: each * 4, quarters: [each, each, each, each] },
  2025: { year: each * 4, quarters: [each, each, each, each], note },
})

/** 令和7年度 of the follow-up study has no number: 「前2年の追跡調査内容を分析し…傾向をまとめる」. */
const twoYears = (year: number): Row[2] => ({ 2023: { year }, 2024: { year, note: SAME } })

const ROWS: readonly Row[] = [
  ['seminar-participants', 'ア', steady(210, [0, 150, 40, 20])],
  ['seminar-satisfaction', 'ア', steady(90)],
  ['model-areas', 'イ', continued(1)],
  ['mini-meetings', 'イ', continued(1)],
  ['mini-meeting-satisfaction', 'イ', continued(90)],
  ['stakeholder-meetings', 'ウ', quarterly(1, SAME_AS_2024)],
  ['outcome-elder-20h', 'ウ', grown(15, 20)],
  ['outcome-elder-under20', 'ウ', grown(45, 60)],
  ['outcome-elder-volunteer', 'ウ', grown(75, 100)],
  ['outcome-other-20h', 'ウ', grown(3, 4)],
  ['outcome-other-under20', 'ウ', grown(3, 4)],
  ['outcome-other-volunteer', 'ウ', grown(6, 8)],
  ['frailty-lectures', 'エ', steady(50)],
  ['frailty-checks', 'エ', steady(50)],
  ['followed', 'オ', twoYears(30)],
  ['followed-connected', 'オ', twoYears(15)],
  ['consultations', 'カ', quarterly(100, BASED_ON_2024)],
  [
    'consultation-satisfaction',
    'カ',
    { 2023: { year: 90 }, 2024: { year: 90 }, 2025: { year: 90, note: BASED_ON_2024 } },
  ],
  ['web-access', 'キ', quarterly(7500, BASED_ON_2024)],
  ['web-satisfaction', 'キ', { 2023: { year: 90 }, 2024: { year: 90 }, 2025: { year: 90, note: BASED_ON_2024 } }],
]

const targetsOf = (
  indicator: string,
  fiscal_year: number,
  { year, quarters = [] as number[] }: { year: number; quarters?: readonly number[] },
  source: string,
): CastTarget[] => [year, ...quarters].map((value, quarter) => ({ indicator, fiscal_year, quarter, value, source }))

/** What the plan counts beside its seven works: 民間資金等の調達 (第1の5), in yen. */
export const PRIVATE_MONEY = {
  ...{
    key: 'private-money',
    from_year: 2023,
    ended: false,
    section: '民間資金等の調達',
    sort: 210,
    kind: 'output' as const,
  },
  ...{
    name: '民間資金等の調達額',
    unit: '円',
    counts: 'entries:private-money',
    direction: 'up' as const,
    basis: 'sum' as const,
  },
  source: '柏市地域高年齢者就業機会確保計画（令和5年6月12日）第1の5',
}
/** 約130万円, 約260万円 and 約400万円; of the quarters the plan says nothing. */
const MONEY = { 2023: 1_300_000, 2024: 2_600_000, 2025: 4_000_000 }
const moneyTargets = Object.entries(MONEY).map(([year, value]) => ({
  ...{ indicator: PRIVATE_MONEY.key, fiscal_year: Number(year), quarter: 0, value },
  source: `${PRIVATE_MONEY.source}イ 令和${Number(year) - 2018}年度（約${value / 10_000}万円）`,
}))

const workTargets = ROWS.flatMap(([indicator, section, years]) =>
  Object.entries(years).flatMap(([year, values]) =>
    targetsOf(
      indicator,
      Number(year),
      values,
      `${PLAN}${section} 令和${Number(year) - 2018}年度${values.note ? `：${values.note}` : ''}`,
    ),
  ),
)

/** The targets of the plan (令和5〜7年度), as published. 令和8年度, which it no longer covers, has none. */
export const TARGETS: readonly CastTarget[] = [...workTargets, ...moneyTargets]
