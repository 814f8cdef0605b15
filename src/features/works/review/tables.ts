import { type Tables, WORK } from '../../../../check/review.ts'

export const tables: Tables = {
  work: ['inside', '計画の事業', WORK],
  work_team: ['inside', '事業を受け持つ部署', WORK],
}
