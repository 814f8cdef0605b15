import type { Things } from '../../../../check/review.ts'

export const things: Things = {
  proposal: `select id from proposal where status = 'active' order by id limit 1`,
  list: `select id from shown_list where subject_kind = 'person' order by at desc limit 1`,
}
