import type { Feature } from '#platform/feature.ts'
import { scope } from './scope.ts'

export const feature = { scope } satisfies Feature
