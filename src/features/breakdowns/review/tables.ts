import { DOCUMENT, type Tables, WITH_PERSON, WORK } from '../../../../check/review.ts'

export const tables: Tables = {
  breakdown_part: ['inside', '内訳の数（地域・年代などごとの件数。だれのことかはわからない）', WORK],
  breakdown_share: [
    'case',
    '利用者（または名前を聞いていない相談）が、内訳の数のどこに数えられているか。どの画面からも読めない',
    WITH_PERSON,
  ],
  population: ['public', '町・性別・年代ごとの人口と出典', WORK],
  guard_alert: [
    'inside',
    '届きにくい方への目標に遅れていた四半期と、その手だて（人数だけ。だれのことかはわからない）',
    DOCUMENT,
  ],
  triage_tally: ['inside', '似た相談が何回で決まったか（人数だけ。だれのことかはわからない）', '毎日数え直す'],
}
