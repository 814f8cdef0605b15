import { type Tables, WITH_PERSON } from '../../../../check/review.ts'

export const tables: Tables = {
  step: ['case', '次の一歩・持ち主・期限', WITH_PERSON],
}
