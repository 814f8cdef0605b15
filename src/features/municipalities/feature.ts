import type { Feature } from '#platform/feature.ts'
import { OWN_SETTINGS, SETTINGS } from './rules.ts'
import { RETENTION } from './rules-retention.ts'
import { scope } from './scope.ts'

export const feature = { scope, settings: { ...SETTINGS, ...OWN_SETTINGS, ...RETENTION } } satisfies Feature
