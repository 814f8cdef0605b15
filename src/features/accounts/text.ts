import type { LoginRefusal, Role } from './rules.ts'

export const ROLE_TEXT = {
  counsellor: '相談員',
  coordinator: 'コーディネーター',
  manager: '管理者（所管課）',
  administrator: 'システム管理',
} satisfies Record<Role, string>

export const LOGIN_TEXT = {
  wrong: () =>
    'ログイン名かパスワードが違います。もう一度 ご確認ください。半角・全角と大文字・小文字も確かめてください。',
  locked: (minutes: number) =>
    `続けて間違えたため、このログイン名は${minutes}分間 使えません。${minutes}分ほど待ってから やり直すか、システム管理の担当者にご連絡ください。`,
  disabled: () => 'このログイン名は いまは使えません。システム管理の担当者にご連絡ください。',
} satisfies Record<LoginRefusal, (minutes: number) => string>

export const OWN_PASSWORD_TEXT = {
  ...LOGIN_TEXT,
  wrong: () => 'いまのパスワードが違います。大文字・小文字と、半角・全角を確かめて、もう一度 入力してください。',
  busy: () => 'ただいま混み合っています。少し待ってから、もう一度 押してください。',
} satisfies Record<LoginRefusal | 'busy', (minutes: number) => string>
