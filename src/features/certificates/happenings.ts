import type { Of } from '#platform/happening.ts'
import type { MadeAs } from './rules.ts'

declare module '#platform/happening.ts' {
  interface Happenings {
    'certificate.made': Of<'certificate', { as: MadeAs }>
    'certificate.withdrawn': Of<'certificate', { as: MadeAs }>
  }
}
