import type { Feature } from '#platform/feature.ts'
import { SETTINGS } from './login/rules.ts'
import { pages } from './public.ts'

export const feature = {
  pages,
  subjects: [{ kind: 'account', text: '職員' }],
  settings: SETTINGS,
} satisfies Feature
