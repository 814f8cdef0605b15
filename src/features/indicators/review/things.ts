import type { Things } from '../../../../check/review.ts'

export const things: Things = {
  indicator: `select id from indicator where key = 'consultations'`,
  closed: 'select id from closed_quarter order by fiscal_year desc, quarter desc limit 1',
  figure: 'select id from closed_figure order by evidence_count desc limit 1',
}
