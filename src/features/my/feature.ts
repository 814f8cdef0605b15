import type { Feature } from '#platform/feature.ts'
import { pagesAbout } from './resident.ts'
import { LOOKS } from './text.ts'

export const feature = { pagesAbout, looks: LOOKS } satisfies Feature
