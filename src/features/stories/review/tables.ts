import type { Tables } from '../../../../check/review.ts'

export const tables: Tables = {
  story: ['case', '事例（だれのお話か・仮の名前・公開する文）', '利用者の記録と同じ'],
}
