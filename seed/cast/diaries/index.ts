/** What a resident of the cast wrote in their diary of a day so many days ago, in their own words; null: for how long they did not say. */
export type CastLine = { who: string; daysAgo: number; title: string; halves: number | null; note?: string }

export const LINES: readonly CastLine[] = [
  { who: 'ueki', daysAgo: 2, title: '公園の花の手入れ', halves: 5, note: 'チューリップの球根を植えた。' },
  { who: 'ueki', daysAgo: 9, title: '公園の花の手入れ', halves: 4 },
  { who: 'ueki', daysAgo: 12, title: '町会の集まりの手伝い', halves: null, note: '帰りに立ち話が長くなった。' },
  { who: 'ueki', daysAgo: 44, title: '町会の集まりの手伝い', halves: 3 },
  { who: 'terai', daysAgo: 1, title: '孫の送り迎え', halves: 2 },
]

/** Whose calendar stands on their telephone, since so many days. */
export const FEEDS = [
  { who: 'ueki', daysAgo: 30 },
  { who: 'terai', daysAgo: 350 },
] as const

/** Certificates of the half-year up to so many days ago; the desk withdrew what it made. */
export const CERTIFICATES = [
  { who: 'ueki', daysAgo: 3, as: 'self', own: true, withdrawn: false },
  { who: 'ueki', daysAgo: 8, as: 'desk', own: false, withdrawn: true },
] as const
