import type { Looks } from '#platform/feature.ts'

export const LEAD =
  'ポスターやチラシごとに、QRコードと短いアドレスを作ります。読みとった方が届けた依頼は、「知ったきっかけ」をたずねなくても、どれを見た方かがわかります。'
export const NOTES = [
  '「見た数」は、そのQRコードか短いアドレスから開いたページの数です。Cookieは使わず、検索ロボットは数えません。同じ方が2回開くと2と数えます。',
  '「依頼」は、そのページから届いた依頼、「利用者」は、その依頼と結びつけた利用者です。読みとったあとに電話した方は入りません。',
]

/** How a look at one of its pages is told. */
export const LOOKS = { 'campaign.make': ['figure', '周知のQRコードの画面を使う'] } satisfies Looks
