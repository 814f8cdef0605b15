import type { Read } from '#platform/db.ts'
import { id, maybe, type Row, rowsOf, text } from '#platform/rows.ts'
import type { Status } from '../rules.ts'

const OWN = { id, opportunity_id: id, status: text<Status>(), title: maybe(text()), organisation: maybe(text()) }
export type OwnProposal = Row<typeof OWN>

/** What was proposed to a resident, the latest first; in their own lane. */
export const ownProposals = (db: Read): Promise<OwnProposal[]> =>
  rowsOf(db, OWN)`
    select q.id, q.opportunity_id, q.status, a.title, a.organisation
    from proposal q left join public_activity a on a.id = q.opportunity_id
    where q.status <> 'passed' order by q.id desc limit 50`
