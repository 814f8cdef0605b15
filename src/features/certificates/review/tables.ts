import { type Tables, WITH_PERSON } from '../../../../check/review.ts'

export const tables: Tables = {
  certificate: ['case', '活動証明（お名前・期間・窓口の記録の合計・本人の記録の合計）', WITH_PERSON],
}
