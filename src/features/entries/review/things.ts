import type { Things } from '../../../../check/review.ts'

export const things: Things = {
  entry: 'select entry_id from entry_file order by id limit 1',
  entryFile: 'select id from entry_file order by id limit 1',
}
