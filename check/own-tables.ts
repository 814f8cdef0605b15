import { type Tables, WORK } from './review.ts'

/** What the tables hold that belong to no noun, as a person decided it. */
export const tables: Tables = {
  audit_check: ['log', '見た記録を確かめた結果', WORK],
  audit_head: ['log', '見た記録のいちばん新しい行のハッシュ', WORK],
  audit_log: ['log', 'だれがいつどのページで、だれを見たか', WORK],
  claim_key: ['secret', '外からの求めを封じる鍵（導入ごとに作る。控えに入らない）', WORK],
  counter: ['inside', '番号の続き', WORK],
  erased: [
    'inside',
    '消去した方の番号（だれのことかわからない番号だけ。古い控えから戻したとき、もう一度消すため）',
    WORK,
  ],
  form_once: ['secret', '二度押しを見分けるしるし（行き先は暗号文）', '7日'],
  happening: ['log', 'だれが何をしたか（種類と番号）', '期限なし（入力されたことばは、利用者の記録と同じ）'],
  happening_job: ['inside', '続きの処理の予定', WORK],
  round_run: ['inside', '毎日の処理の記録', '92日'],
  signed_link: ['secret', 'ログインなしのリンク（ハッシュ）', '400日'],
}
