import { CODE_TEXT } from '../second/text.ts'
import type { PasskeyRefusal } from './rules.ts'

export const PASSKEY_TEXT = {
  ...CODE_TEXT,
  expired: () => '時間がたったか、別の画面でやり直したため、パスキーを確かめられませんでした。もう一度押してください。',
  broken: () =>
    'パスキーを確かめられませんでした。この画面のアドレスが正しいかを見てから、もう一度押してください。暗証番号や指紋での確認も必要です。',
  unknown: () => 'このパスキーは、ここでは登録されていません。外されたものか、別のまちのものです。',
  reset: () => 'パスワードのやり直し待ちです。受けとったリンクからパスワードを決めると、パスキーも使えます。',
  taken: () => 'このパスキーは、もう登録されています。',
  many: () => 'パスキーがいっぱいです。使っていないものを外してから登録してください。',
} satisfies Record<PasskeyRefusal['refused'], (seconds: number) => string>

export const PASSKEY_MISSING = 'パスキーで確かめるボタンを、もう一度押してください。'
