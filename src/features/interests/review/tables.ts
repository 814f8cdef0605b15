import { type Tables, WITH_PERSON } from '../../../../check/review.ts'

export const tables: Tables = {
  interest_line: [
    'case',
    'してみたいことへの答え（分野・時間・場所）と、だれがいつ残したか',
    `${WITH_PERSON}（ご本人がいつでも忘れさせられる）`,
  ],
  interest_choice: ['case', '気になる活動', `${WITH_PERSON}（ご本人がいつでも忘れさせられる）`],
  saved_search: ['case', '新しい活動を知らせる条件', `${WITH_PERSON}（12か月で終わる）`],
  saved_search_told: ['case', '条件ごとに、知らせた活動', WITH_PERSON],
}
