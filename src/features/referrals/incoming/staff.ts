import { addMinutes } from '#platform/clock.ts'
import { issueLink, revokeLinks } from '#platform/links.ts'
import { page } from '#platform/page.ts'
import { partnerView } from '../partners/staff.ts'
import { partnerById } from '../partners/store.ts'
import { INTRODUCE, introducePath, partnerPath } from '../rules.ts'

/** A standing link is open for a year; a new one shuts those of before. */
const MINUTES = 365 * 24 * 60

const linkPage = page.staff({
  path: `${partnerPath(':id')}/link`,
  can: 'organisations.write',
  audit: 'none',
  post: async (ask, tx) => {
    const { id } = ask.params
    if (!(await partnerById(tx, id))) return null
    const subject = ['organisation', id] as const
    await revokeLinks(tx, subject, ask.now, ask.actor.id, INTRODUCE)
    const { token } = await issueLink(tx, { purpose: INTRODUCE, subject, until: addMinutes(ask.now, MINUTES) })
    return partnerView(ask, tx, { link: `${ask.url.origin}${introducePath(token)}` })
  },
})

export const standingPages = [linkPage]
