import type { Feature } from '#platform/feature.ts'
import { consentRecord } from './corrected.ts'
import { scope } from './scope.ts'

export const feature = { scope, records: [consentRecord] } satisfies Feature
