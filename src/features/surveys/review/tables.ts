import type { Tables } from '../../../../check/review.ts'

export const tables: Tables = {
  survey: ['case', 'アンケートの用紙（番号・いつの相談か、どの実績か）。名前はない', '相談・実績の記録と同じ'],
  survey_answer: ['case', 'アンケートの答えと「ひとこと」、だれがどの方法で入れたか', '相談・実績の記録と同じ'],
}
