import type { LegalForm } from '#features/kinds/index.ts'
import type { Read } from '#platform/db.ts'
import { number, type Row, rowsOf, text, yes } from '#platform/rows.ts'

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

/** What decisions of this fiscal year (null: of all) took, by quarter and kind. */
export const effortsOf = (db: Read, year: number | null): Promise<Effort[]> =>
  rowsOf(db, EFFORT)`
    select fiscal_year as year, quarter, what as legal_form, long, elder, helps,
      sum(count)::int as count, sum(talks)::int as talks, sum(timed)::int as timed, sum(minutes)::int as minutes, sum(visits)::int as visits
    from breakdown_part where measure = 'decided' and dim = 'channel' and fiscal_year between coalesce(${year}::int, 0) and coalesce(${year}::int, 9999)
    group by 1, 2, 3, 4, 5, 6 having sum(count) > 0`
