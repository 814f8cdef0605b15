import type { Looks } from '#platform/feature.ts'
import { plainly } from '#ui/plainly.ts'
import { type CheckRefusal, CODE, type CodeRefusal } from './rules.ts'

/** Why a code does not let in, and what to do. */
export const CODE_TEXT = {
  wrong: (left: number) =>
    `番号が違います。届いた6けたの番号を、もう一度確かめてください。あと${left}回、入力できます。`,
  waiting: () => '番号をお送りしているところです。届くまで、少しお待ちください。届いたら、ここに入力してください。',
  late: () =>
    `番号の期限（${CODE.minutes}分）が過ぎました。下の「番号をもう一度送る」から、新しい番号を受け取ってください。`,
  spent: () =>
    `番号を${CODE.tries}回まちがえたため、この番号は使えなくなりました。下の「番号をもう一度送る」から、新しい番号を受け取ってください。`,
  gone: () => '時間がたったため、はじめからやり直してください。下の「番号をもう一度送る」から始められます。',
} satisfies Record<CodeRefusal, (left: number) => string>

export const CODE_SHAPE = '届いた番号を、数字6けたで入力してください。例：042718'

/** How the field for an address is called, by what it takes. */
export const ADDRESS_FIELD = {
  mail: { label: 'メールアドレス', example: 'nakamura@example.jp' },
  sms: { label: '携帯電話の番号', example: '090-1234-5678' },
  both: { label: 'メールアドレスか携帯電話の番号', example: 'nakamura@example.jp、090-1234-5678' },
}

export const ADDRESS_TEXT = {
  mail: 'メールアドレスを確かめてください。例：nakamura@example.jp',
  sms: '携帯電話の番号を確かめてください。090・080・070・060で始まる11けたの番号です。例：090-1234-5678',
  both: 'メールアドレスか、携帯電話の番号を確かめてください。例：nakamura@example.jp、090-1234-5678',
}

export const FLOOD_TEXT =
  'この1時間に番号を何度もお送りしたため、いまは送れません。1時間ほどしてから、もう一度お試しください。届いた番号は、15分のあいだ使えます。'

export const REMEMBER_TEXT = {
  label: 'この端末をおぼえる（30日のあいだ、番号を入れずに入れます）',
  hint: plainly(
    'ご自分だけが使うスマートフォンやパソコンのときに、しるしを付けてください。図書館などのほかの方も使う端末では、付けないでください。付けないときは、30分使わないと自動でログアウトします。しるしを付けると、つながらないときにも見られるように、これから2週間の予定をこの端末に残します（ログアウトすると消えます）。',
    'この電話やパソコンを、自分だけが使う人は、しるしを付けてください。ほかの人も使うときは、付けないでください。しるしを付けると、2週間の予定を、この機械に残します。「ログアウト」を押すと、消えます。',
  ),
}

export const CHECK_TEXT = {
  decided: 'この登録は、すでに確認が終わっています。いまのようすを確かめてください。',
  self: 'この登録そのものが選ばれています。前から登録のある方を選んでください。',
  noPerson: 'その番号の方は登録されていません。番号を確かめて、もう一度入力してください。例：1042',
  closed: 'その方の相談は終わっています。相談を再開してから、結びつけてください。',
} satisfies Record<CheckRefusal, string>

/** How a look at one of its pages is told. */
export const LOOKS = {
  'registration.read': ['person', 'ご本人による登録を確認する画面を使う'],
  'card.print': ['person', '〜のページのカードを作る画面を使う'],
  'data-wish.correct': ['correction', '記録の訂正をお願いする画面を使う'],
  'data-wish.delete': ['correction', '登録をやめることをお願いする画面を使う'],
  'data-wish.read': ['correction', 'ご本人の求めに答える画面を使う'],
  'resident.devices': ['account', '自分のページを使っている端末の画面を使う'],
  'resident.ways': ['account', '自分のページのログインのしかたの画面を使う'],
  'way.undo': ['account', 'ログインのしかたの変更を取り消す画面を使う'],
} satisfies Looks
