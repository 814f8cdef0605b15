import type { Looks } from '#platform/feature.ts'
import type { Channel, Failure, Hold, Status, Withdrawal, WorkRefusal } from './rules.ts'

export const CHANNEL_TEXT = {
  mail: 'メール',
  sms: 'SMS（携帯電話のショートメッセージ）',
  line: 'LINE',
  letter: '手紙',
  phone: '電話',
  desk: '窓口',
} satisfies Record<Channel, string>

export const STATUS_TEXT = {
  planned: 'これから送る',
  held: '送るのを待っている',
  sending: '送っている',
  accepted: '相手のサーバーが受けつけた',
  delivered: '届いた',
  waiting: '職員を待っている',
  done: '伝えた',
  withdrawn: '送らない',
  unreached: '届かなかった',
} satisfies Record<Status, string>

/** What a status means, and what is to be done. */
export const STATUS_TOLD = {
  planned: 'まもなく送ります。することはありません。',
  held: 'そのときになれば送ります。することはありません。',
  sending: 'いま渡しているところです。2分たっても変わらないときは、自動でもう一度渡します。',
  accepted:
    '相手のメールサーバーなどが受けつけました。「届いた」とは限りません。大切なことで返事がないときは、電話で確かめてください。戻ってきたときは、次の方法へ自動で進みます。',
  delivered: '相手に届いたことがわかっています。することはありません。',
  waiting: '電話をかける、手紙を出す、来所のときに伝えるなど、職員の手が要ります。',
  done: '職員が伝えました。することはありません。',
  withdrawn: '送りません。わけを下に書いています。',
  unreached: 'どの方法でも届きませんでした。連絡先をうかがう機会があれば、記録を直してください。',
} satisfies Record<Status, string>

export const HOLD_TEXT = {
  quiet: '夜から朝までは送りません。',
  cap: '1日に送る数の上限に達しました。',
  digest: '急がないので、ほかのお知らせとまとめて送ります。',
  away: '送るサーバーにつながらないか、「あとで」と言われました。自動で何度か試します。',
} satisfies Record<Hold, string>

export const WITHDRAWAL_TEXT = {
  consent: 'ご本人の同意がないか、取り消されました。',
  stopped: 'ご本人が、お知らせをやめたいと言われました。',
  closed: '利用が終わっています。',
  late: '知らせる意味のある時を過ぎました。',
  staff: '要らなくなったため、取りやめました。',
} satisfies Record<Withdrawal, string>

export const FAILURE_TEXT = {
  refused: '相手のサーバーが断りました。宛先がまちがっているか、受信を拒否しています。',
  bounced: '送ったあとで戻ってきました。',
  away: '送るサーバーに、何度試してもつながりませんでした。',
  wrong: '宛先がまちがっています。',
  absent: '何度かけても留守でした。',
  returned: '手紙が戻ってきました。',
} satisfies Record<Failure, string>

export const REFUSAL_TEXT = {
  over: 'この通知は、ほかの職員が先に終えたか、待つものではなくなりました。',
} satisfies Record<WorkRefusal, string>

const HELD: Readonly<Record<string, string>> = { ...HOLD_TEXT, ...WITHDRAWAL_TEXT }

/** Why a notice is held or withdrawn, as it is stored. */
export const whyText = (why: string | null): string => (why === null ? '' : (HELD[why] ?? ''))

/** How a look at one of its pages is told. */
export const LOOKS = {
  'notice.list': ['person', '通知の一覧を見る'],
  'notice.read': ['person', '通知を見る'],
  'notice.outbox': ['person', '通知の送信箱を見る'],
  'notice.letters': ['person', '手紙の一覧を見る'],
  'notice.print': ['person', '手紙とあて名を印刷する'],
  'notice.calls': ['person', '電話をかける方の一覧を見る'],
  'notice.work': ['person', '通知のしごとを記録する'],
  'notice.ways': ['person', '〜の通知の受けとり方を見る'],
  'notice.ways-set': ['person', '〜の通知の受けとり方を決める画面を使う'],
  'notice.stop': ['person', 'お知らせをやめる画面を使う'],
} satisfies Looks
