import type { Feature } from '#platform/feature.ts'
import { pagesAbout } from './public.ts'
import { SETTINGS } from './rules.ts'

export const feature = { pagesAbout, settings: SETTINGS } satisfies Feature
