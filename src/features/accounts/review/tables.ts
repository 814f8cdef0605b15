import { type Tables, WORK } from '../../../../check/review.ts'

export const tables: Tables = {
  account: [
    'staff',
    '職員などのログイン名・氏名・パスワードのハッシュ（argon2id）',
    '期限なし（止めても記録に名が要る）',
  ],
  account_identity: ['staff', '認証基盤での番号（どのアカウントか）', 'アカウントがある間'],
  draft: ['case', '書きかけの相談', '90日'],
  identity_service: ['secret', '市の認証基盤のありかと、その秘密（暗号文）', WORK],
  login_once: ['secret', 'ログインの途中のしるし', '短い間'],
  login_attempt: [
    'staff',
    'ログインの試み（入力された名前・場所のアドレス）',
    '30日（知っているブラウザーのしるしは365日）',
  ],
  passkey: ['secret', 'パスキーの公開鍵', 'アカウントがある間'],
  role_grant: ['staff', '役割とその期間', WORK],
  second_factor: ['secret', '二段階認証の種（暗号文）・予備の番号（ハッシュ）', 'アカウントがある間'],
  session: ['secret', 'ログイン中のしるしのハッシュ', '最長12時間'],
  staff_team: ['staff', '職員のチームの名前と終わりの日', WORK],
}
