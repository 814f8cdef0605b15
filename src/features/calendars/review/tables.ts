import { type Tables, WITH_PERSON } from '../../../../check/review.ts'

export const tables: Tables = {
  calendar: ['inside', '予定表の住所（だれのもので、いつまで使えるか）', WITH_PERSON],
}
