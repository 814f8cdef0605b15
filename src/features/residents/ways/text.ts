import type { Act, CardState, Way } from './rules.ts'

/** What the link in a notice is for by which a change is put back. */
export const UNDO = 'way_change.undo'

export const WAY_TEXT = {
  mail: 'メールアドレス',
  sms: '携帯電話の番号',
  line: 'LINE',
  passkey: 'パスキー',
} satisfies Record<Way, string>

const ACT_TEXT = {
  added: 'が加わりました。',
  removed: 'が外されました。',
  changed: 'が変わりました。',
} satisfies Record<Act, string>

/** メールアドレスが変わりました。 */
export const changeText = ({ way, act }: { way: Way; act: Act }): string => `${WAY_TEXT[way]}${ACT_TEXT[act]}`

export const CARD_STATE = {
  none: 'まだお渡ししていません。メールや携帯電話を使わない方に、窓口でお作りします。',
  good: 'まだ使えるカードがあります。',
  over: '前のカードは、もう使えません。窓口で、新しいカードをお作りします。',
} satisfies Record<CardState, string>

/** Why an address is not taken. */
export const ADD_TEXT = {
  own: 'この届け先は、もう登録してあります。ほかのものを入力するか、「ログインのしかた」に戻ってください。',
}

export const SURE_TEXT =
  '外すと、入る方法が窓口のカードだけになります。よろしければ、しるしを付けてから押してください。'
