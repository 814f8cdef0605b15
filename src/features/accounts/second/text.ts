import { LOGIN_TEXT } from '../text.ts'
import type { SecondRefusal } from './rules.ts'

export const CODE_TEXT = {
  ...LOGIN_TEXT,
  wrong: () =>
    '確認コードが違います。アプリにいま出ている6けたの数字を入力してください。一度使った数字は使えないので、次の数字に変わるのを待ってください。スマートフォンの時計が合っているかも確かめてください。',
  expired: () => '時間がたったか、その間に変わったため、はじめからログインしてください。',
  needed: () => 'あなたの役割では、二段階認証をすべて外すことはできません。',
} satisfies Record<SecondRefusal['refused'], (seconds: number) => string>

export const CODE_MISSING = '確認コードか、予備のコードを入力してください。'
