import type { Of } from '#platform/happening.ts'
import type { Campaign } from './rules.ts'

declare module '#platform/happening.ts' {
  interface Happenings {
    'campaign.made': Of<'campaign', Campaign>
  }
}
