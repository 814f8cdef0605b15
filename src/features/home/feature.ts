import type { Feature } from '#platform/feature.ts'
import { pages } from './public.ts'

export const feature = { pages } satisfies Feature
