import type { Things } from '../../../../check/review.ts'

export const things: Things = {
  report: 'select id from report order by at desc, id limit 1',
  form: 'select id from report_template order by at desc, id limit 1',
}
