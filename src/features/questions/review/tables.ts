import { type Tables, WITH_PERSON } from '../../../../check/review.ts'

export const tables: Tables = {
  question: ['case', '活動についての質問', WITH_PERSON],
  question_entry: ['case', '質問と答えの文', WITH_PERSON],
}
