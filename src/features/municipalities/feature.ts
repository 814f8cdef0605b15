import type { Feature } from '#platform/feature.ts'
import { OWN_SETTINGS, SETTINGS } from './rules.ts'
import { scope } from './scope.ts'

export const feature = { scope, settings: { ...SETTINGS, ...OWN_SETTINGS } } satisfies Feature
