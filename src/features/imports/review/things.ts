import type { Things } from '../../../../check/review.ts'

export const things: Things = {
  import: 'select id from import_run limit 1',
}
