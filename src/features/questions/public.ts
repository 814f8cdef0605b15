import { residentIn } from '#features/residents/index.ts'
import { page } from '#platform/page.ts'
import { actsFor } from '#platform/standing-told.ts'
import { OWN_PATH } from './rules.ts'

/** From the page of an activity: who is logged in to a page of their own, everybody else by the door of the desk. */
export const publicPages = [
  page.public({
    path: '/questions/new',
    can: 'everyone',
    audit: 'none',
    get: {
      arrive: async (ask, database) => {
        const activity = new URLSearchParams({ activity: ask.url.searchParams.get('activity') ?? '' })
        const isIn = actsFor(ask)?.door === 'desk' || (await residentIn(ask, database))
        return { redirect: isIn ? `${OWN_PATH}?${activity}` : `/requests/new?${activity}&wish=ask` }
      },
    },
  }),
]
