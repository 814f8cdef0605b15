import type { Of } from '#platform/happening.ts'
import type { Page } from './rules.ts'

declare module '#platform/happening.ts' {
  interface Happenings {
    /** The sheet is known by the person; of what was written the pages only. */
    'outlook.saved': Of<'outlook', { pages: readonly Page[] }>
    'outlook.emptied': Of<'outlook'>
  }
}
