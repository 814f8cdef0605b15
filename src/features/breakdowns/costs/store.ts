import { HELPING } from '#features/indicators/index.ts'
import type { LegalForm } from '#features/kinds/index.ts'
import type { Read } from '#platform/db.ts'
import { number, type Row, rowsOf, text, yes } from '#platform/rows.ts'
import type { Thresholds } from '../counts/store.ts'

const EFFORT = {
  year: number,
  quarter: number,
  legal_form: text<LegalForm>(),
  long: yes,
  elder: yes,
  helps: yes,
  count: number,
  talks: number,
  timed: number,
  minutes: number,
  visits: number,
}
export type Effort = Row<typeof EFFORT>

/** What decisions of these fiscal years took, by quarter and kind. */
export const effortsOf = (db: Read, years: readonly Thresholds[]): Promise<Effort[]> =>
  rowsOf(db, EFFORT)`
    select p.fiscal_year as year, quarter, what as legal_form, hours >= y.long as long, age >= y.elder as elder,
      what = 'volunteering' and category = any(${HELPING}::text[]) as helps,
      sum(count)::int as count, sum(talks)::int as talks, sum(timed)::int as timed, sum(minutes)::int as minutes, sum(visits)::int as visits
    from breakdown_part p join unnest(${years.map(({ year }) => year)}::int[], ${years.map(({ longWeekHours }) => longWeekHours)}::numeric[],
      ${years.map(({ elderAge }) => elderAge)}::numeric[]) as y (fiscal_year, long, elder) on y.fiscal_year = p.fiscal_year
    where measure = 'decided' and dim = 'channel' group by 1, 2, 3, 4, 5, 6 having sum(count) > 0`
