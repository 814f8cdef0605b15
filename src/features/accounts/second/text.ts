import { LOGIN_TEXT } from '../text.ts'
import type { SecondRefusal } from './rules.ts'

export const CODE_TEXT = {
  ...LOGIN_TEXT,
  wrong: () =>
    '確認コードが違います。アプリにいま出ている6けたの数字を入力してください。一度使った数字は使えないので、次の数字に変わるのを待ってください。スマートフォンの時計が合っているかも確かめてください。',
  expired: () => '時間がたったか、その間に変わったため、はじめからログインしてください。',
  needed: () => 'あなたの役割では、二段階認証をすべて外すことはできません。',
} satisfies Record<SecondRefusal['refused'], (seconds: number) => string>

/** Whoever typed a spare code has no use for what is said of an app. */
export const SPARE_WRONG =
  '予備のコードが違うか、もう使ったコードです。控えの中の、まだ使っていないコードを入力してください。どれも使えないときは、システム管理の担当者にご連絡ください。'

export const CODE_MISSING = '確認コードか、予備のコードを入力してください。'
