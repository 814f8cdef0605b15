import type { Feature } from '#platform/feature.ts'
import { consentRecord } from './corrected.ts'
import { LOOKS } from './own/text.ts'
import { consentsMine, consentsOwned, residentPages } from './resident.ts'
import { scope } from './scope.ts'
import { moveConsents } from './store.ts'

export const feature = {
  pages: residentPages,
  looks: LOOKS,
  scope,
  records: [consentRecord],
  movings: [moveConsents],
  mine: [consentsMine],
  owned: [consentsOwned],
} satisfies Feature
