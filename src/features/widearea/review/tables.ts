import { type Tables, WORK } from '../../../../check/review.ts'

export const tables: Tables = {
  released_figure: ['inside', '都道府県に見せると市が決めた数（小さな数は書かない）', WORK],
}
