import { CASE, type Tables, WITH_PERSON, WORK } from '../../../../check/review.ts'

export const tables: Tables = {
  decision: ['case', '決まったこと（時間・開始日）', WITH_PERSON],
  proposal: ['case', '提案・紹介', CASE],
  proposal_entry: ['case', '提案・紹介の経過', CASE],
  proposal_story: ['case', '提案の経過のまとめ', CASE],
  shown_input: ['case', 'おすすめを計算した時の条件', WITH_PERSON],
  shown_list: ['case', '見せたおすすめの一覧', WITH_PERSON],
  story_count: ['inside', '提案の経過ごとの件数', WORK],
}
