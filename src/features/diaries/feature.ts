import type { Feature } from '#platform/feature.ts'
import { bookPages, diaryMine, diaryOwned } from './book/resident.ts'
import { eraseDiary } from './erasing/store.ts'
import { linePages } from './line/resident.ts'
import { scope } from './scope.ts'
import { moveDiary } from './store.ts'
import { LOOKS } from './text.ts'

export const feature = {
  pages: [...bookPages, ...linePages],
  mine: [diaryMine],
  owned: [diaryOwned],
  movings: [moveDiary],
  looks: LOOKS,
  scope,
  erasings: [{ text: '活動手帳', goes: 'ご本人が書いたことのすべて', erase: eraseDiary }],
} satisfies Feature
