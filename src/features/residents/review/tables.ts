import { type Tables, WITH_PERSON } from '../../../../check/review.ts'

export const tables: Tables = {
  sign_in_address: [
    'identity',
    '番号の届く先（メールアドレス・携帯電話の番号）かLINEの利用者の記号と、どのアカウントか',
    'アカウントがある間',
  ],
  sign_in: ['secret', '入る途中のしるしと番号のハッシュ、送り先', '1日'],
  way_change: ['identity', 'ログインのしかたの変更（届け先・パスキーの呼び名）と、取り消し', WITH_PERSON],
  data_wish: ['identity', 'ご本人の求め（訂正・消去）と、窓口の答え', WITH_PERSON],
  entry_card: ['identity', '窓口で渡したカード（番号・生年月日・名前・合いことばのハッシュ）', WITH_PERSON],
  registration: ['identity', 'ご本人による登録と、窓口の確認', WITH_PERSON],
}
