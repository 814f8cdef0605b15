import { formatShort } from '#platform/dates.ts'
import { tell, type Words } from '#platform/happening.ts'
import '../happenings.ts'
import { END_TEXT, PAUSE_TEXT, ROUTE_TEXT, SKIP_TEXT } from '../text.ts'

type Titles = Readonly<Record<string, string>>
const said = (why: string | undefined): string => (why ? `：${why}` : '')
const titled = (titles: Titles, milestone = ''): string => `「${titles[milestone] ?? '節目'}」`
const on = (day: string | undefined): string => (day ? formatShort(day) : '')

/** What the history of a case says; the titles of its milestones are those of today. */
const TOLD = {
  'case.begun': ({ route }) => `${route ? `「${ROUTE_TEXT[route]}」` : '進路'}を始めました。`,
  'case.reached': ({ milestone, on_day }, titles) => `${titled(titles, milestone)}は、${on(on_day)}に済みました。`,
  'case.skipped': ({ milestone, as, why }, titles) =>
    `${titled(titles, milestone)}は通らないことにしました${as ? `（${SKIP_TEXT[as]}）` : ''}${said(why)}`,
  'case.planned': ({ milestone, on_day }, titles) => `${titled(titles, milestone)}の予定を${on(on_day)}にしました。`,
  'case.added': ({ milestone, on_day }, titles) =>
    `節目${titled(titles, milestone)}を足しました。${on(on_day)}の予定です。`,
  'case.paused': ({ as, until, why }) =>
    `${on(until)}まで休むことにしました${as ? `（${PAUSE_TEXT[as]}）` : ''}${said(why)}`,
  'case.resumed': ({ days }) => `再開しました。これからの節目は${days ?? 0}日あとになりました。`,
  'case.ended': ({ as, on_day, why }) => `${on(on_day)}に終わりました（${as ? END_TEXT[as] : ''}）${said(why)}`,
  'case.reopened': () => '終わりを取り消し、続けることにしました。',
  'step.handed-over': () => '担当を引きつぎました。',
  'step.returned': () => '引きつがれた担当をもどしました。',
  'step.accepted': () => '引きつがれた担当を引き受けました。',
} satisfies Words<'support_case', Titles>

/** What one happening says, on its page and on the time line of a person. */
export const caseText = (one: { kind: string; data: unknown }, titles: Titles): string => tell(TOLD, one, titles)
