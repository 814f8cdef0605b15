import type { Looks } from '#platform/feature.ts'
import { may, page } from '#platform/page.ts'
import { HEAD, partOf } from '../csv.ts'
import { askedFor, HOME, hrefWith } from './asked.ts'

/** What a search finds, as a file. Conditions that cannot be read lead back to where they are put right. */
export const filePage = (looks: Looks) =>
  page.staff({
    path: `${HOME}.csv`,
    can: 'looks.read',
    audit: { action: 'looks.exported' },
    get: async (ask, db) => {
      const { find, errors, choices, typed } = await askedFor(ask, db, looks)
      if (Object.keys(errors).length > 0 || choices.length > 0) return { redirect: hrefWith(HOME, typed) }
      const named = may(ask, 'looks.person')
      return {
        csv: `looks-${ask.today}.csv`,
        head: HEAD,
        read: (part, from) => partOf(part, find, from, { looks, named }),
      }
    },
  })
