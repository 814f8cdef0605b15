import { type Tables, WITH_PERSON } from '../../../../check/review.ts'

export const tables: Tables = {
  story: ['case', '事例（だれのお話か・仮の名前・公開する文）', WITH_PERSON],
}
