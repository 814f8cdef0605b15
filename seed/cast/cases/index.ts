import type { End, Pause, Route } from '#features/cases/rules.ts'

/** Somebody of the cast, or an organisation (`of`), on a route since so many days; when each milestone was reached, in order. */
export type CastCase = {
  who?: string
  of?: string
  route: Route
  goal: string
  daysAgo: number
  reached: readonly number[]
  /** The one after those is passed over on this day. */
  skippedDaysAgo?: number
  paused?: { daysAgo: number; as: Pause; days: number; why: string }
  ended?: { daysAgo: number; as: End; to?: Route; why: string }
}

/** Each route once that goes on; one stands still, one has moved to another, one has reached what it was for; and a group. */
export const CASES: readonly CastCase[] = [
  { who: 'ueki', route: 'community', goal: '近所に顔見知りをふやす', daysAgo: 20, reached: [8] },
  { who: 'tsukada', route: 'rehire', goal: '週2日、座ってできる仕事につく', daysAgo: 20, reached: [14] },
  { who: 'okabe', route: 'startup', goal: '卓球のできる小さな集まりの場を開く', daysAgo: 40, reached: [28, 12] },
  { who: 'nagai', route: 'dispatch', goal: '月10日ほど、手先を使う仕事をする', daysAgo: 25, reached: [18, 11] },
  {
    ...{ who: 'numata', route: 'volunteer', goal: '台所で役に立つ', daysAgo: 50, reached: [40] },
    paused: { daysAgo: 15, as: 'season', days: 45, why: '年が明けてから' },
  },
  {
    ...{ who: 'toda', route: 'learn', goal: '定年のあとの仲間をつくる', daysAgo: 100, reached: [88, 70] },
    ended: { daysAgo: 10, as: 'moved', to: 'volunteer', why: '講座で会った方と、子ども食堂を手伝う' },
  },
  { who: 'kasuya', route: 'health', goal: '週に一度、からだを動かす', daysAgo: 10, reached: [] },
  {
    ...{ who: 'morioka', route: 'rehire', goal: '調理の仕事にもどる', daysAgo: 110 },
    ...{ reached: [104, 90, 80, 30, 8], skippedDaysAgo: 6 },
    ended: { daysAgo: 5, as: 'reached', why: '週3日の仕事が始まった' },
  },
  {
    of: 'cho-toyo',
    route: 'community',
    goal: '集会所で月2回のお茶の会を始める',
    daysAgo: 35,
    reached: [25],
    skippedDaysAgo: 20,
  },
]
