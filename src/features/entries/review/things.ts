import type { Things } from '../../../../check/review.ts'

export const things: Things = {
  entry: 'select entry_id from entry_file order by id limit 1',
  entryFile: 'select id from entry_file order by id limit 1',
  unwritten: `select id from entry where kind = 'council-meetings' and id not in (select id from council_minutes) order by id limit 1`,
}
