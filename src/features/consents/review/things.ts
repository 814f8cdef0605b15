import { TALKED, type Things } from '../../../../check/review.ts'

export const things: Things = {
  consent: `select id from consent where person_id = ${TALKED} and withdrawn_on is null limit 1`,
}
