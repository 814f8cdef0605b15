import { type Tables, WITH_PERSON, WORK } from '../../../../check/review.ts'

export const tables: Tables = {
  plan: ['case', '案（計算に使った問題の写しを含む）', WORK],
  plan_person: ['case', '案に入る利用者', WORK],
  plan_placement: ['case', '案の割り当て', WORK],
  plan_slot: ['inside', '案の時間', WORK],
  plan_tally: ['inside', '案の人数と席の数', WORK],
  unplanned_person: ['case', '案に入れない利用者', WITH_PERSON],
}
