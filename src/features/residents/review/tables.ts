import { FOR_EVER, type Tables } from '../../../../check/review.ts'

export const tables: Tables = {
  sign_in_address: [
    'identity',
    '番号の届く先（メールアドレス・携帯電話の番号）と、どのアカウントか',
    'アカウントがある間',
  ],
  sign_in: ['secret', '入る途中のしるしと番号のハッシュ、送り先', '1日'],
  data_wish: ['identity', 'ご本人の求め（訂正・消去）と、窓口の答え', FOR_EVER],
  entry_card: ['identity', '窓口で渡したカード（番号・生年月日・名前・合いことばのハッシュ）', FOR_EVER],
  registration: ['identity', 'ご本人による登録と、窓口の確認', FOR_EVER],
}
