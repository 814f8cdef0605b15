import type { Feature } from '#platform/feature.ts'
import { eraseSteps } from './erasing/store.ts'
import { PERMISSIONS } from './rules.ts'

export const feature = {
  permissions: PERMISSIONS,
  erasings: [
    {
      text: '次の一歩',
      goes: 'メモと結果のことば',
      stays: 'いつ、何をし、どこにつないだか',
      erase: eraseSteps,
    },
  ],
} satisfies Feature
