import type { Tables } from '../../../../check/review.ts'

const KEPT = '終わってから2年（市が決める年数）。許可を受けた委託先が行うときは、消去のあともその間だけ残る'

export const tables: Tables = {
  job_seeking: ['case', '求職の受付（受付番号・日・有効期間・希望する職種・職業の分類）', KEPT],
  job_opening: [
    'inside',
    '求人の受付（受付番号・日・有効期間・職業の分類）',
    '期限なし。紹介した方のお名前は、終わってから2年まで見える',
  ],
}
