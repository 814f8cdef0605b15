import { CASE, type Tables } from '../../../../check/review.ts'

export const tables: Tables = {
  consent: ['case', '同意の文・相手・日・取り消し', CASE],
}
