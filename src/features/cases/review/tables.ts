import { type Tables, WITH_PERSON } from '../../../../check/review.ts'

export const tables: Tables = {
  support_case: ['case', '進路（再就職・起業・地域活動など）とめざすこと、そのようす', WITH_PERSON],
  case_milestone: ['case', '進路の節目と、予定の日・済んだ日', WITH_PERSON],
}
