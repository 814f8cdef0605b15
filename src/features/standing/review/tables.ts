import { type Tables, WITH_PERSON } from '../../../../check/review.ts'

export const tables: Tables = {
  standing: [
    'log',
    'だれが、どなたの代わりに、いつからいつまで入力したか（ご本人の確かめ方と、はいの返事をふくむ）',
    WITH_PERSON,
  ],
  delegation: [
    'identity',
    'ご本人が決めた代理の方（名前・関係・まかせること・期限・合いことばのハッシュ。カードで入る方は生年月日）',
    WITH_PERSON,
  ],
}
