import type { Looks } from '#platform/feature.ts'

/** How a look at one of its pages is told. */
export const LOOKS = {
  'labour.put-in': ['figure', '求人の状況の表を入力する'],
} satisfies Looks
