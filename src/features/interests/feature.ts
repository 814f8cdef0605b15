import type { Feature } from '#platform/feature.ts'
import { PATHS } from './paths.ts'
import { publicPages } from './public.ts'
import { keepButton } from './saved/button.ts'

export const feature = {
  pagesAbout: publicPages,
  ways: [{ text: '絵をえらんでさがす', home: PATHS.cards, first: true, card: keepButton }],
} satisfies Feature
