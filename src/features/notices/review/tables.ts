import { BODY_DAYS, type Tables, WITH_PERSON } from '../../../../check/review.ts'

export const tables: Tables = {
  notice: ['case', '通知（だれに、何を、いつ。秘密のリンクや番号は入っていない）', BODY_DAYS],
  notice_attempt: ['identity', '通知の送り先と、どの方法で届いたか（戻ってきた手紙の住所は、直るまで）', BODY_DAYS],
  notice_preference: ['identity', '通知の受けとり方（順番・時間・停止）', WITH_PERSON],
  notice_outbox: ['case', 'メールのサーバーがないときの送信箱（本文）', BODY_DAYS],
}
