import { html } from 'hono/html'
import { addDays, type Day, formatDay, formatShort } from '#platform/dates.ts'
import type { Mine, Owned } from '#platform/feature.ts'
import type { Content } from '#ui/html.ts'
import { nextOf } from '../rules.ts'
import { type Own, ownCases } from '../store.ts'
import { OWN_END_TEXT, OWN_WHO_TEXT, progressText, ROUTE_TEXT } from '../text.ts'

/** What has ended is told for so many days. */
const TOLD_DAYS = 60

/** What is next, who does it and by when, as the person themselves reads it. */
export function ownText({
  status,
  paused_until,
  ended_on,
  end_as,
  milestones,
}: Omit<Own, 'milestones'> & { milestones: Own['milestones'] }): string {
  if (status === 'ended') return `${formatDay(ended_on!)}に、${OWN_END_TEXT[end_as!]}。`
  if (status === 'paused')
    return `${formatShort(paused_until!)}まで、お休みしています。そのころ、窓口からご連絡します。`
  const next = nextOf(milestones)
  return next
    ? `つぎは「${next.title}」です。${OWN_WHO_TEXT[next.waits]}が、${formatShort(next.planned_on)}ごろまでに。`
    : '予定したことは、すべて済みました。窓口から、これからのことをうかがいます。'
}

const line = (one: Own): Content =>
  html`<li><b>${ROUTE_TEXT[one.route]}</b>${one.goal && `：${one.goal}`}<br>${ownText(one)}<br><span class="faint">${progressText(one.milestones)}</span></li>`

const isTold = ({ ended_on }: Own, today: Day): boolean => ended_on === null || ended_on >= addDays(today, -TOLD_DAYS)

export const casesMine: Mine = {
  at: 14,
  title: ['cases', 'いっしょに進めていること'],
  folded: true,
  stand: { see: 'see' },
  show: async (db, ask) => {
    const told = (await ownCases(db)).filter(one => isTold(one, ask.today))
    if (told.length === 0) return false
    // What they were to do by now is seen at once.
    const open = told.some(({ status, milestones }) => {
      const next = status === 'active' ? nextOf(milestones) : undefined
      return next?.waits === 'resident' && next.planned_on <= ask.today
    })
    return {
      open,
      body: html`<ul class="points">${told.map(line)}</ul><p class="hint">日や道を変えたいときは、窓口にお話しください。</p>`,
    }
  },
}

/** All of them with their milestones, to take along. */
export const casesOwned: Owned = {
  key: 'cases',
  text: 'いっしょに進めていること（進路）',
  read: async db =>
    (await ownCases(db)).map(one => ({
      進路: ROUTE_TEXT[one.route],
      めざすこと: one.goal,
      始めた日: formatDay(one.begun_on),
      いま: ownText(one),
      節目: one.milestones
        .map(
          ({ title, planned_on, done_on, skipped }) =>
            `${title}（${done_on ? `${formatDay(done_on)}に${skipped ? '通らないことにした' : '済み'}` : `${formatDay(planned_on)}の予定`}）`,
        )
        .join('、'),
    })),
}
