import type { Feature } from '#platform/feature.ts'
import { PERMISSIONS } from './rules.ts'

export const feature = { permissions: PERMISSIONS } satisfies Feature
