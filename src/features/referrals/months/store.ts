import type { Read } from '#platform/db.ts'
import { id, number, type Row, rowsOf, text } from '#platform/rows.ts'

const MONTH = {
  ...{ month: text(), id, partner: text(), sent: number, answered: number, in_time: number, due: number },
  ...{ connected: number, failed: number, open: number },
}
/** What went to one partner in one month, and what came of it; `due`: those whose day to answer is over or that answered. */
export type Month = Row<typeof MONTH>

/** By month and partner, the latest month first; what was a mistake counts nowhere. */
export const monthsOf = (
  db: Read,
  { from, to, today }: { from: string; to: string; today: string },
): Promise<Month[]> =>
  rowsOf(db, MONTH)`
    select to_char(r.sent_on, 'YYYY-MM') as month, o.id, o.name as partner, count(*)::int as sent,
      count(r.answered_on)::int as answered, (count(*) filter (where r.answered_on <= r.answer_due))::int as in_time,
      (count(*) filter (where r.answered_on is not null or r.answer_due < ${today}::date))::int as due,
      (count(*) filter (where r.status = 'completed'))::int as connected,
      (count(*) filter (where r.status in ('rejected', 'failed', 'cancelled')))::int as failed,
      (count(*) filter (where r.ended_on is null))::int as open
    from referral r join organisation o on o.id = r.organisation_id
    where r.sent_on between ${from}::date and ${to}::date and r.status <> 'mistaken'
    group by 1, 2, 3, o.kana order by 1 desc, o.kana, o.name`
