import type { Day } from '#platform/dates.ts'
import type { Read } from '#platform/db.ts'
import { day, id, maybe, number, question, type Row, rowsOf, text, yes } from '#platform/rows.ts'
import type { Plan, Status } from '../rules.ts'

const OWN = { id, opportunity_id: id, status: text<Status>(), title: maybe(text()), organisation: maybe(text()) }
export type OwnProposal = Row<typeof OWN>

/** What was proposed to a resident, the latest first; in their own lane. */
export const ownProposals = (db: Read): Promise<OwnProposal[]> =>
  rowsOf(db, OWN)`
    select q.id, q.opportunity_id, q.status, a.title, a.organisation
    from proposal q left join public_activity a on a.id = q.opportunity_id
    where q.status <> 'passed' order by q.id desc limit 50`

const VISIT = {
  ...{ id, nth: number, verb: text<Plan>(), title: text(), place: text(), opportunity_id: id, public: yes },
  ...{ on_day: day, at_min: maybe(number), off: yes, plans: number },
}

/** What was agreed with them between two days; in their own lane or by the link to their calendar. */
export const visitsAsked = (from: Day, to: Day) =>
  question(VISIT)`select * from dated_visits(${from}::date, ${to}::date)`
