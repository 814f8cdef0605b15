import { type Tables, WORK } from '../../../../check/review.ts'

export const tables: Tables = {
  organisation: ['identity', '団体の名前・連絡先・担当者', WORK],
}
