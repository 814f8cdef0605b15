import { CASE, type Tables, WITH_PERSON } from '../../../../check/review.ts'

export const tables: Tables = {
  absence_day: ['case', '利用者の都合の悪い日', WITH_PERSON],
  availability: ['case', '利用者の空いている時間', WITH_PERSON],
  condition: ['health', '避けたい動作とその程度', WITH_PERSON],
  exclusion: ['case', '紹介しない活動・団体とその理由', WITH_PERSON],
  person: ['health', '利用者の氏名・生年月日・住所・連絡先・健康の覚え書き', CASE],
  person_bond: ['case', '家族・友人などのつながり', WITH_PERSON],
  reach: ['case', '行ける手段と時間', WITH_PERSON],
  skill: ['case', '得意なこと', WITH_PERSON],
  wish: ['case', '希望', WITH_PERSON],
  urgent_look: ['log', '緊急時の閲覧：だれが、だれの記録を、なぜ、いつまで', WITH_PERSON],
}
