import { type Tables, WITH_PERSON } from '../../../../check/review.ts'

export const tables: Tables = {
  person_trait: ['case', '市の項目（市が決めた名前と、その方について選んだ・入力したこと）', WITH_PERSON],
}
