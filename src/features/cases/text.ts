import type { WaitsFor } from '#features/steps/index.ts'
import { formatDay, formatShort } from '#platform/dates.ts'
import type { Looks } from '#platform/feature.ts'
import {
  type End,
  type Mark,
  type Milestone,
  nextOf,
  type Pause,
  progressOf,
  type Refusal,
  type Route,
  type Skip,
  type Status,
} from './rules.ts'

export const ROUTE_TEXT = {
  rehire: '再就職',
  dispatch: '派遣',
  startup: '起業',
  volunteer: 'ボランティア',
  learn: '学び',
  community: '地域活動',
  health: '健康',
} satisfies Record<Route, string>

export const STATUS_TEXT = { active: '進んでいます', paused: '休んでいます', ended: '終わりました' } satisfies Record<
  Status,
  string
>

export const MARK_TEXT = {
  reach: '済んだ',
  skip: '通らずに先へ進む',
  plan: '予定の日を変える',
} satisfies Record<Mark, string>

export const SKIP_TEXT = {
  before: 'もう済んでいる',
  needless: 'この方には要らない',
  unwanted: 'ご本人（団体）が望まない',
  unable: '事情があってできない',
} satisfies Record<Skip, string>

export const PAUSE_TEXT = {
  own: 'ご本人（団体）の都合',
  partner: '相手方の都合',
  season: '時期を待つ',
  other: 'そのほか',
} satisfies Record<Pause, string>

export const END_TEXT = {
  reached: 'めざしたことができた',
  moved: '別の進路に移った',
  stopped: 'ご本人（団体）がやめた',
  impossible: '続けられなくなった',
  unreached: '連絡がつかなくなった',
} satisfies Record<End, string>

/** The same as the person themselves reads it. */
export const OWN_END_TEXT = {
  reached: 'めざしたことが、できました',
  moved: '別の道に移りました',
  stopped: 'おやめになりました',
  impossible: '終わりにしました',
  unreached: 'いったん終わりにしました',
} satisfies Record<End, string>

/** Whom a milestone waits for, as staff and as the person themselves read it. */
export const WHO_TEXT = { desk: '窓口', resident: 'ご本人', organiser: '団体', partner: '連携機関' } satisfies Record<
  WaitsFor,
  string
>
export const OWN_WHO_TEXT = {
  desk: '窓口',
  resident: 'あなた',
  organiser: '団体',
  partner: '窓口と連携機関',
} satisfies Record<WaitsFor, string>

export const REFUSAL_TEXT = {
  none: 'その進路か節目が見つかりません。いまのようすを確かめてください。',
  client: 'その方か団体が見つかりません。もう一度えらんでください。',
  notNow:
    'いまのようすでは、それはできません。ほかの職員が先に進めたのかもしれません。いまのようすを確かめてください。',
  twice: '同じ進路が、まだ終わっていません。そちらを続けるか、終わりにしてから始めてください。',
  many: '節目は1つの進路に30個までです。終わった進路を閉じて、新しく始めてください。',
  future: 'きょうかそれより前の日にしてください。例：令和8年11月20日',
  early: '進路を始めた日か、それより後の日にしてください。',
  past: 'きょうより後の日にしてください。例：令和8年12月10日',
} satisfies Record<Refusal, string>

/** What stands where every milestone is behind them. */
export const ALL_DONE = 'すべての節目が済みました。終わりを記録するか、次の節目を足す'
export const BACK_AGAIN = '休みが終わるころに、再開するかをうかがう'

/** 6つのうち2つ */
export const progressText = (milestones: Parameters<typeof progressOf>[0]): string => {
  const { done, of } = progressOf(milestones)
  return `節目${of}つのうち${done}つが済み`
}

type Standing = { status: Status; paused_until: string | null; ended_on: string | null; end_as: End | null }

/** Where one stands, in a line. */
export function standText({ status, paused_until, ended_on, end_as }: Standing): string {
  if (status === 'ended') return `${END_TEXT[end_as!]}（${formatDay(ended_on!)}）`
  return status === 'paused' ? `${formatShort(paused_until!)}まで休んでいます` : STATUS_TEXT.active
}

/** What is next of one that goes on. */
export function nextText(milestones: readonly Milestone[]): string {
  const next = nextOf(milestones)
  return next ? `${next.title}：${WHO_TEXT[next.waits]}・${formatShort(next.planned_on)}` : ALL_DONE
}

/** What came of a milestone. */
export const doneText = ({ done_on, skipped }: Pick<Milestone, 'done_on' | 'skipped'>): string =>
  done_on === null
    ? ''
    : skipped
      ? `${formatShort(done_on)}に、通らないことにしました（${SKIP_TEXT[skipped]}）`
      : `${formatShort(done_on)}に済み`

export const LOOKS = {
  'case.list': ['person', '進路の一覧を見る'],
  'case.read': ['person', '進路を見る'],
  'case.new': ['person', '進路を始める画面を使う'],
  'case.write': ['person', '進路のようすを記録する'],
} satisfies Looks
