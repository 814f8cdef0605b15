import { html } from 'hono/html'
import { today as dayOf } from '#platform/clock.ts'
import { formatDay } from '#platform/dates.ts'
import type { Mine, Owned } from '#platform/feature.ts'
import type { Content } from '#ui/html.ts'
import { ownPath } from '../rules.ts'
import { type OwnQuestion, ownQuestions } from '../store.ts'
import { STATUS_TEXT } from '../text.ts'
import { nextText } from './thread.ts'

const titleOf = ({ title }: OwnQuestion): string => (title ? `「${title}」について` : '活動について')

const line = (one: OwnQuestion, today: string): Content =>
  html`<li><a href="${ownPath(one.id)}">${titleOf(one)}</a>　${STATUS_TEXT[one.status]}
    ${one.status !== 'closed' && html`<br><span class="faint">${nextText(one, today)}</span>`}</li>`

/** What they asked that is not over, with what comes next; nothing where they asked nothing. */
export const questionsMine: Mine = {
  at: 22,
  title: ['questions', '質問したこと'],
  show: async (db, ask) => {
    const open = (await ownQuestions(db)).filter(({ status }) => status !== 'closed')
    return open.length > 0 && html`<ul class="points">${open.map(one => line(one, ask.today))}</ul>`
  },
}

/** All of them, to take along. */
export const questionsOwned: Owned = {
  key: 'questions',
  text: '質問したこと',
  read: async db =>
    (await ownQuestions(db)).map(one => ({
      日: formatDay(dayOf(one.at)),
      活動: one.title ?? '',
      質問: one.asked ?? '',
      答え: one.answer ?? '',
      いま: STATUS_TEXT[one.status],
    })),
}
