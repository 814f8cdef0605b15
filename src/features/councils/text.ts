import { type Day, eraYear, formatDay, formatShort } from '#platform/dates.ts'
import type { Looks } from '#platform/feature.ts'
import type { Words } from '#platform/happening.ts'
import type { Ended, Held, Present, Refusal, Status } from './rules.ts'

export const REFUSAL_TEXT = {
  notMeeting:
    'この実績は会議の回数ではないため、議事は書けません。「協議会の開催」などの、単位が「回」の実績を選んでください。',
  foreign:
    'この会議の議事は、その部署の記入担当か、コーディネーター・管理者が書きます。書いてほしい内容を、その部署に伝えてください。',
  there: 'この会議の議事は、もう書かれています。直すときは「議事を訂正する」から、わけをそえて直してください。',
  shut: 'いまの状態では、この操作はできません。開き直して、状態を確かめてください。',
} satisfies Record<Refusal, string>

export const STATUS_TEXT = { open: '進めている', done: '済んだ', dropped: 'やめた' } satisfies Record<Status, string>

export const END_TEXT = { done: '済んだ', dropped: 'やめた（行わないことにした）' } satisfies Record<Ended, string>

/** Of no department. */
export const OFFICE = '部署なし（窓口）'

/** Who does it: as the meeting said it, or the desk. */
export const whoText = (who: string): string => who || '窓口'

/** 柏商工会議所　山田 太郎 */
export const presentText = ({ organisation, name }: Present): string => [organisation, name].filter(Boolean).join('　')

/** How a quarter stands with its meetings, and what is missing. */
export function heldText(
  held: Held,
  { count, target, to }: { count: number | null; target: number | null; to: Day },
): string {
  const missing = (target ?? 0) - (count ?? 0)
  const words = {
    free: '目標なし',
    reached: '目標に届いています',
    missed: `目標に${missing}回足りません`,
    unentered: '記入がありません（開いていないという意味ではありません）',
    awaited: `あと${missing}回（${formatShort(to)}まで）`,
    later: 'これから',
  } satisfies Record<Held, string>
  return words[held]
}

/** What happened to something that was agreed, in words. */
export const TOLD = {
  'council.agreed': ({ due_on }) => `会議で決まりました。${due_on ? `期限は${formatDay(due_on)}です。` : ''}`,
  'council.postponed': ({ was, is, why }) =>
    `期限を変えました：${was ? formatDay(was) : ''} → ${is ? formatDay(is) : ''}。わけ：${why ?? ''}`,
  'council.ended': ({ how, result }) => `${how ? STATUS_TEXT[how] : '終わり'}：${result ?? ''}`,
  'council.reopened': ({ due_on, why }) =>
    `もう一度進めることにしました。${due_on ? `期限は${formatDay(due_on)}です。` : ''}わけ：${why ?? ''}`,
  'step.handed-over': () => 'ほかの職員に引きつぎました。',
  'step.returned': () => 'もとの職員に戻りました。',
  'step.accepted': () => '引き受けました。',
} satisfies Words<'council_action', null>

export const yearText = (year: number): string => `${eraYear(`${year}-06-01`)}度`

/** How a look at one of its pages is told. */
export const LOOKS = {
  'council.agree': ['figure', '会議で決まったことを追加する'],
  'council.follow': ['figure', '会議で決まったことのその後を記録する'],
  'council.write': ['figure', '会議の議事の画面を使う'],
} satisfies Looks
