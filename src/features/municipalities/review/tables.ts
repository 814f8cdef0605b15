import { type Tables, WORK } from '../../../../check/review.ts'

export const tables: Tables = {
  municipality: ['public', '市の名前・窓口・ホスト', WORK],
  programme: ['public', '事業', WORK],
  setting: ['public', '日付つきの設定と出典', WORK],
}
