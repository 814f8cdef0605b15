import type { Feature } from '#platform/feature.ts'
import { pagesAbout } from './public.ts'

export const feature = { pagesAbout } satisfies Feature
