import { type Tables, WITH_PERSON } from '../../../../check/review.ts'

export const tables: Tables = {
  outlook_page: [
    'health',
    'ふりかえりシートの1ページ（好きだったこと、お金、からだなど。ご本人が書いたもの）',
    `${WITH_PERSON}。ご本人がいつでも消せる`,
  ],
}
