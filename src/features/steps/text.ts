import { ROLE_TEXT, type Role } from '#features/accounts/index.ts'
import { type Day, diffDays } from '#platform/dates.ts'
import type { WaitsFor, What } from './rules.ts'

export const WHAT_TEXT = {
  contact: '連絡する',
  answer: '本人の返事を聞く',
  introduce: '団体に紹介する',
  visit: '見学に同行・確認する',
  trial: '体験のようすを聞く',
  interview: '面接の結果を聞く',
  decide: '決定・不調を確かめる',
  start: '始まったか確かめる',
  'follow-up': '定着を確かめる',
  publish: '公開してよいか確かめる',
  confirm: '掲載内容が今も正しいか確かめる',
  revise: '内容を直す',
  refer: '連携先につなぐ',
  substitute: '代わりの人を探す',
  propose: '案を見て提案にする',
  recall: '団体に伝え、紹介状を廃棄してもらう',
  look: '緊急時の閲覧を確かめる',
  approve: '確定するか、差し戻す',
  review: '指標を見直す',
  close: '四半期を締める',
  agreed: '会議で決まったことを進める',
  'reach-out': '届いていない方への手だてを決める',
  identify: 'ご本人による登録を確かめる',
  amend: '訂正の求めに答える',
  erase: '消去の求めに答える',
  attend: '出欠を記録する',
  reply: '質問に答える',
  respond: '連携先の返事を確かめる',
  result: '連携先の結果を確かめる',
  milestone: '進路の節目を確かめる',
  other: 'そのほか',
} satisfies Record<What, string>

/** What is to be done, with whom, in one line: 連携先につなぐ・「シルバー人材センター」・午後に電話. */
export const stepText = ({
  what,
  organisation,
  note,
}: {
  what: What
  organisation: string | null
  note: string
}): string => [WHAT_TEXT[what], organisation && `「${organisation}」`, note].filter(Boolean).join('・')

/**
 * How late a step is on a day, wherever it is shown: 今日まで, 2日過ぎています; undefined while there is time, and while its
 * clock stands (`pausedOn`).
 */
export function lateText(dueOn: Day, today: Day, pausedOn: Day | null = null): string | undefined {
  if (pausedOn !== null) return undefined
  const days = diffDays(dueOn, today)
  return days < 0 ? undefined : days === 0 ? '今日まで' : `${days}日過ぎています`
}

/** Whose move it is, in a list of what the desk has to do; of its own move nothing is said. */
export const WAITS_TEXT = {
  desk: '',
  resident: '本人の返事を待っています',
  organiser: '団体の返事を待っています',
  partner: '連携先の返事を待っています',
} satisfies Record<WaitsFor, string>

/** 相談員・コーディネーター */
export const rolesText = (roles: readonly Role[]): string => roles.map(role => ROLE_TEXT[role]).join('・')

/** Nobody holds a role that may do this. */
export const noOwnerText = (what: What, roles: readonly Role[]): string =>
  `「${WHAT_TEXT[what]}」を担当できる役割（${rolesText(roles)}）の職員がいないため、何も保存していません。システム管理の担当者に、その役割の職員を登録してもらってから、もう一度行ってください。`
