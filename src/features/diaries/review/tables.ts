import { type Tables, WITH_PERSON } from '../../../../check/review.ts'

export const tables: Tables = {
  diary_line: ['case', '活動手帳にご本人が書いたこと（日・活動・時間・メモ。職員は読めない）', WITH_PERSON],
}
