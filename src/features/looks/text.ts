import { ROLE_TEXT, type Role } from '#features/accounts/index.ts'
import { type Look, SOUGHT } from '#platform/audit/index.ts'
import { type Instant, timeOfDay, today } from '#platform/clock.ts'
import { formatDay } from '#platform/dates.ts'
import type { LookKind, Looks } from '#platform/feature.ts'
import { formatTime } from '#platform/times.ts'
import type { ToldLook } from './rules.ts'

export const KIND_TEXT = {
  person: '利用者の記録',
  consultation: '相談',
  proposal: '提案・紹介',
  step: 'やること・引きつぎ',
  request: '依頼',
  activity: '活動・団体',
  shift: '分担・欠席',
  plan: '案・配点',
  figure: '指標',
  correction: '訂正',
  import: '取込',
  account: '職員・ログイン',
  city: '市の設定・処理',
  look: '閲覧の記録',
} satisfies Record<LookKind, string>

/** The kind of page that an action belongs to; null for one that no page declares any more. */
export const kindOf = (looks: Looks, action: string): LookKind | null =>
  Object.hasOwn(looks, action) ? looks[action]![0] : null

/** The actions of a kind of page. */
export const actionsOf = (looks: Looks, kind: LookKind): string[] =>
  Object.entries(looks).flatMap(([action, [of]]) => (of === kind ? [action] : []))

/** What a look was for, as a resident is told. */
export const PURPOSE_TEXT = {
  person: '相談・支援のため',
  consultation: '相談の記録のため',
  proposal: '活動の提案・紹介のため',
  step: '連絡や手続きの予定のため',
  request: '依頼にお答えするため',
  activity: '活動のようすの確認のため',
  shift: '活動の分担・お休みのため',
  plan: '活動の組み合わせを考えるため',
  figure: '事業の数字の確認のため',
  correction: '記録の訂正のため',
  import: '名簿などの取込のため',
  account: '職員の管理のため',
  city: 'しくみの管理のため',
  look: '記録の見られ方の確認（監査・開示）のため',
} satisfies Record<LookKind, string>

/** What a look came to, as a resident is told. */
export const howText = ({ listed, refused }: Pick<ToldLook, 'listed' | 'refused'>): string =>
  refused ? '開こうとして、開けませんでした' : listed ? '一覧に名前が出ました' : 'あなたの記録を開きました'

type Refusal = NonNullable<Look['refused']>

/** Why nothing was shown. */
export const REFUSED_TEXT = {
  forbidden: '役割がないため、開けませんでした',
  missing: '見つからず、何も表示していません',
  expired: 'リンクの期限が過ぎていて、開けませんでした',
  used: 'リンクが使われたあとで、開けませんでした',
  withdrawn: 'リンクが取り消されていて、開けませんでした',
} satisfies Record<Refusal, string>

export const refusedText = (refused: string): string =>
  Object.hasOwn(REFUSED_TEXT, refused) ? REFUSED_TEXT[refused as Refusal] : '開けませんでした'

/** What a condition of a list is called where its name does not say it to people. */
const CONDITION_TEXT: Readonly<Record<string, string>> = {
  q: 'ことば',
  from: 'この日から',
  to: 'この日まで',
  by: '職員',
  who: 'だれの',
  kind: '種類',
  status: '状態',
  sort: '並び',
  area: '圏域',
  page: 'ページ',
  before: 'この番号より前',
  refused: '断られたものだけ',
}

/** What a list was asked for. Lines of before hold the words of searches, which are names: told only to those who may see who people are. */
export const askedText = (asked: Readonly<Record<string, string>> | null, named: boolean): string =>
  Object.entries(asked ?? {})
    .map(
      ([name, value]) =>
        `${CONDITION_TEXT[name] ?? name}：${value === SOUGHT ? 'あり（何であったかは、残しません）' : name === 'q' && !named ? '（入力したことばは、ここでは見せません）' : value}`,
    )
    .join('、')

/** 令和8年11月21日（土）午前10時5分 */
export const whenText = (at: Instant): string => `${formatDay(today(at))}${formatTime(timeOfDay(at))}`

/** How a sentence of a noun's `looks` ends when it was done, and when it was refused. */
const ENDINGS: readonly [RegExp, done: string, tried: string][] = [
  [/見る$/, '見た', '見ようとした'],
  [/使う$/, '使った', '使おうとした'],
  [/する$/, 'した', 'しようとした'],
  [/す$/, 'した', 'そうとした'],
]

/**
 * What was done, before and after whom or what it was about (『〜』); what was refused was only tried. `named`: whether that
 * stands between the two, else the sentence begins without its の. An action that no noun has any more is told by its name.
 */
export function didText(
  looks: Looks,
  action: string,
  refused: boolean,
  named = true,
): [before: string, after: string | null] {
  const words = Object.hasOwn(looks, action) ? looks[action]![1] : `〜の画面（${action}）を使う`
  const [ending, done, tried] = ENDINGS.find(([ending]) => ending.test(words)) ?? [/$/, '', '']
  const [before = '', after = null] = words.replace(ending, refused ? tried : done).split('〜')
  return [before, named || before !== '' ? after : (after?.replace(/^の/, '') ?? null)]
}

type Looker = { by: string | null; roles: readonly Role[]; path: string }

/** The roles that whoever looked had on that day. */
export const rolesText = ({ roles }: Pick<Looker, 'roles'>): string => roles.map(role => ROLE_TEXT[role]).join('・')

/** Who looked; who has no account came by a link, as a visitor, or by a command. */
export function byName({ by, path }: Pick<Looker, 'by' | 'path'>): string {
  if (by !== null) return by
  if (!path.startsWith('/')) return 'コマンド'
  if (path.includes('/at/')) return 'リンクを受けとった人'
  return path.startsWith('/staff') ? 'だれか分かりません' : 'ログインしていない人'
}

/** Both in one line. */
export const byText = (looker: Looker): string =>
  [rolesText(looker), byName(looker)].filter(text => text !== '').join(' ')

/** How a look at one of its pages is told. */
export const LOOKS = {
  'looks.exported': ['look', '閲覧の記録をファイルに保存する'],
  'looks.line': ['look', '閲覧の記録の1件を見る'],
  'looks.listed': ['look', '閲覧の記録を見る'],
  'looks.mine': ['look', '自分の記録を見た職員の画面を見る'],
  'looks.person': ['look', '〜の記録を見た職員を見る'],
  'looks.sheet': ['look', '〜の開示用の控えを見る'],
} satisfies Looks
