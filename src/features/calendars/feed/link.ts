import type { Dated } from '#platform/dated.ts'
import { page } from '#platform/page.ts'
import { filesOf } from './ics.ts'
import { feedPath } from './paths.ts'

/** A feed, as a calendar fetches it again and again: it takes no use. */
export const feedPages = (nouns: readonly Dated[]) => [
  page.link({
    path: feedPath(':token'),
    can: 'calendar.see',
    audit: { action: 'calendar.feed', subject: ask => [...ask.actor.subject] },
    get: (ask, db) => filesOf(ask, db, nouns, null),
  }),
]
