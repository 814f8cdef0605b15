import type { Looks } from '#platform/feature.ts'
import type { Capacity, Ground, HeardBy, Outcome, Reason, Refusal, SeenBy, Status, Verb, Way } from './rules.ts'

export const STATUS_TEXT = {
  draft: 'まだ送っていません',
  requested: '返事を待っています',
  received: '届いています・返事を待っています',
  accepted: '受けてもらいました',
  working: '進んでいます',
  held: '止めています',
  completed: 'つながりました',
  rejected: '受けてもらえませんでした',
  failed: 'つながりませんでした',
  cancelled: '取りやめました',
  mistaken: 'まちがいでした',
} satisfies Record<Status, string>

export const VERB_TEXT = {
  send: '送りました',
  receive: '届いたと返事がありました',
  remind: '返事をお願いしました',
  accept: '受けたと返事がありました',
  start: '進みはじめました',
  reject: '受けられないと返事がありました',
  complete: '結果が届きました',
  fail: 'つながりませんでした',
  hold: '止めました',
  resume: '再開しました',
  reopen: '終わりを取り消しました',
  cancel: '取りやめました',
  mistake: 'まちがいとしました',
} satisfies Record<Verb, string>

export const REASON_TEXT = {
  full: '定員がいっぱい',
  unfit: '対象ではない',
  area: '区域の外',
  unreached: '本人と連絡がつかない',
  declined: '本人がことわった',
  duplicate: 'ほかからも紹介を受けている',
  unclear: '情報が足りない',
  other: 'そのほか',
} satisfies Record<Reason, string>

export const OUTCOME_TEXT = {
  started: '利用・参加が始まった',
  advised: '相談・情報の提供で終わった',
  passed: 'さらにほかの機関につながった',
} satisfies Record<Outcome, string>

export const WAY_TEXT = {
  link: 'リンク（メール・画面）',
  fax: 'FAX・手渡しの紙',
  letter: '手紙（印刷待ちに入れる）',
  phone: '電話で伝えた',
} satisfies Record<Way, string>

export const HEARD_TEXT = { phone: '電話', fax: 'FAX', post: '郵便', visit: '会って', web: 'リンク' } satisfies Record<
  HeardBy,
  string
>

export const GROUND_TEXT = {
  life: '命・からだ・財産を守るために必要で、同意をとることがむずかしい',
  law: '法令にもとづく',
} satisfies Record<Ground, string>

export const SEEN_BY_TEXT = {
  desk: '窓口だけ',
  all: 'リンクのある連携機関すべて',
  chosen: '選んだ連携機関だけ',
} satisfies Record<SeenBy, string>

export const CAPACITY_TEXT = {
  unknown: 'わかりません',
  open: '空きがあります',
  few: 'あと少しです',
  full: 'いっぱいです',
} satisfies Record<Capacity, string>

export const REFUSAL_TEXT = {
  notNow:
    'いまのようすでは、それはできません。ほかの職員か連携機関が先に進めたのかもしれません。いまのようすを確かめてください。',
  none: 'その方か、連携機関が見つかりません。もう一度えらんでください。',
  consent:
    'この連携機関に伝えることへの同意が、まだありません（または取り消されています）。同意を記録するか、同意なしで伝える理由を書いてください。',
  name: 'お名前を伝えることへの同意がないため、つなげません。同意の項目に「名前」を入れてもらってください。',
  future: '結果の日は、きょうかそれより前の日にしてください。例：令和8年11月20日',
  early: '結果の日は、送った日かそれより後の日にしてください。',
  address:
    'この連携機関の住所が登録されていないため、手紙にできません。団体の画面で住所を入れるか、FAXの紙にしてください。',
} satisfies Record<Refusal, string>

export const ANSWER_HELP =
  '紙の番号をそのまま打ちます。1＝受けた。2と理由＝受けられない（例：21）。3と結果＝つながった（例：31）。4と理由＝つながらなかった（例：45）。'

export const LOOKS = {
  'referral.list': ['request', 'つなぎの一覧を見る'],
  'referral.read': ['request', 'つなぎを見る'],
  'referral.new': ['request', 'つなぎを作る画面を使う'],
  'referral.send': ['request', 'つなぎを送る画面を使う'],
  'referral.answer': ['request', 'つなぎへの返事を記録する'],
  'referral.act': ['request', 'つなぎのようすを記録する'],
  'referral.sheet': ['request', 'つなぎの紙を見る'],
  'referral.introduce': ['request', '連携機関から窓口に紹介する画面を使う'],
  'referral.see': ['request', '窓口から届いたつなぎの画面を使う'],
} satisfies Looks
