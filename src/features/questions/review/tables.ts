import { FOR_EVER, type Tables } from '../../../../check/review.ts'

export const tables: Tables = {
  question: ['case', '活動についての質問', FOR_EVER],
  question_entry: ['case', '質問と答えの文', FOR_EVER],
}
