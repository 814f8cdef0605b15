import type { Looks } from '#platform/feature.ts'

/** How a look at one of its pages is told. */
export const LOOKS = {
  'trait.find': ['person', '市の項目ごとの利用者の一覧を見る'],
  'trait.person': ['person', '〜の市の項目の画面を使う'],
} satisfies Looks
