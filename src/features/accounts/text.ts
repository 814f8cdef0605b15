import type { Looks } from '#platform/feature.ts'
import { said } from '#platform/own.ts'
import type { LoginRefusal, Role } from './rules.ts'

export const ROLE_TEXT = {
  counsellor: '相談員',
  coordinator: 'コーディネーター',
  manager: '管理者（所管課）',
  administrator: 'システム管理',
  auditor: '監査担当',
  contributor: '記入担当',
} satisfies Record<Role, string>

/** A role as this city calls it. */
export const roleSaid = (city: Parameters<typeof said>[0], role: Role): string => said(city, ROLE_TEXT[role])

/** Whom somebody sees who sees a part of the people, so that an empty list is not read as a city without anybody. */
export const partText = ({ areas, teams }: { areas: readonly string[]; teams: readonly string[] }): string =>
  `${[...areas.map(area => `${area}にお住まいの方`), ...teams.map(team => `「${team}」が担当する方`)].join('、')}と、あなたが担当する方、住まいがわからない・市外の方だけが表示されています。`

/** What each role is for, in one line. */
export const ROLE_HINT = {
  counsellor: '窓口で相談を受け、提案・紹介をします。',
  coordinator: '活動と団体を受け持ち、仕事を分けます。',
  manager: '数字と、その元の一覧を見ます。',
  administrator: '取込と職員の登録をします。相談の記録は書きません。',
  auditor: 'だれが何を見たかの記録だけを見ます。何も変えられません。',
  contributor: '自分の部署の実績を入れます。人や相談の記録は見ません。部署（チーム）を選んでつけます。',
} satisfies Record<Role, string>

const inWords = (seconds: number): string => (seconds < 60 ? `${seconds}秒` : `${Math.ceil(seconds / 60)}分`)

export const LOGIN_TEXT = {
  wrong: () =>
    'ログイン名かパスワードが違います。もう一度ご確認ください。半角・全角と大文字・小文字も確かめてください。',
  wait: (seconds: number) =>
    `続けて間違えたため、次に試せるのは${inWords(seconds)}後です。待ってからやり直すか、システム管理の担当者にご連絡ください。`,
  crowd: (seconds: number) =>
    `この場所（同じ回線）でログインの間違いがとても多いため、${inWords(seconds)}ほどお待ちください。前にログインしたことのある端末からは、いまもログインできます。`,
  strange: (seconds: number) =>
    `このログイン名はほかの場所から何度も間違えられたため、${inWords(seconds)}ほどお待ちください。前にログインしたことのある端末からは、いまもログインできます。心当たりがないときは、システム管理の担当者にご連絡ください。`,
  disabled: () => 'このログイン名はいまは使えません。システム管理の担当者にご連絡ください。',
  busy: () => 'ただいま混み合っています。少し待ってから、もう一度押してください。',
} satisfies Record<LoginRefusal, (seconds: number) => string>

export const OWN_PASSWORD_TEXT = {
  ...LOGIN_TEXT,
  wrong: () => 'いまのパスワードが違います。大文字・小文字と、半角・全角を確かめて、もう一度入力してください。',
} satisfies Record<LoginRefusal, (seconds: number) => string>

export const PASSWORD_MISSING = 'いまのパスワードを入力してください。'

export const WEAK_TEXT =
  'このパスワードは、はじめに試されやすいものです（同じ文字のくり返し、よくあることば、名前、続きの数字など）。関係のないことばをいくつかつなげてください。'

/** How a look at one of its pages is told. */
export const LOOKS = {
  'account.disable': ['account', '職員〜の利用を停止する画面を使う'],
  'account.enable': ['account', '職員〜の利用を再開する'],
  'account.enter': ['account', '招待のリンクからパスワードを決める画面を使う'],
  'account.identity': ['account', '市の認証サービスを登録する画面を使う'],
  'account.identity-remove': ['account', '市の認証サービスの登録を取り消しにする'],
  'account.invite': ['account', '職員を招待する画面を使う'],
  'account.link': ['account', '職員〜のパスワードのリンクを用意する'],
  'account.link-withdraw': ['account', '職員〜のパスワードのリンクを取り消しにする'],
  'account.list': ['account', '職員の一覧を見る'],
  'account.password': ['account', '自分のパスワードを変える画面を使う'],
  'account.read': ['account', '職員〜の登録を見る'],
  'account.role': ['account', '職員〜の役割を追加する'],
  'account.role-limit': ['account', '職員〜の役割で見える方を直す'],
  'account.role-end': ['account', '職員〜の役割を終わりにする'],
  'account.second': ['account', '自分の二段階認証の画面を使う'],
  'account.second-remove': ['account', '職員〜の二段階認証を取り消しにする'],
  'account.sessions': ['account', '自分のログイン中の端末の画面を使う'],
  'account.sessions-end': ['account', '職員〜の端末をログアウトにする'],
  'team.end': ['account', '職員のチームを終わりにする'],
  'team.list': ['account', '職員のチームの画面を使う'],
  'team.rename': ['account', '職員のチームの名前を直す'],
} satisfies Looks
