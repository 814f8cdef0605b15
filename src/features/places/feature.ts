import type { Feature } from '#platform/feature.ts'
import { SETTINGS } from './rules.ts'
import { scope } from './scope.ts'

export const feature = { scope, settings: SETTINGS } satisfies Feature
