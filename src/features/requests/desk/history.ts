import { html } from 'hono/html'
import { today as dayOf } from '#platform/clock.ts'
import type { Read } from '#platform/db.ts'
import { type Moment, telling } from '#platform/feature.ts'
import { tell, type Words } from '#platform/happening.ts'
import type { Html } from '#ui/html.ts'
import '../happenings.ts'
import { formatCode, requestPath } from '../rules.ts'
import { companionsText, OUTCOME_TEXT, WISH_TEXT } from '../text.ts'
import { type Happened, historyAsked, historyOf } from './store.ts'

type Context = Pick<Happened, 'request' | 'entry' | 'to'>

const noted = (text: string | undefined): string => (text ? `：${text}` : '。')
const nameOf = (staff: string | null): string => (staff ? `${staff}さん` : 'ほかの職員')

/** What the history of a request, and of the person who asked, says. */
const TOLD = {
  'request.received': ({ wish }, { request }) =>
    `窓口から連絡がほしいという依頼（${formatCode(request.code)}）が届きました${wish ? `：${WISH_TEXT[wish]}${request.title ? `「${request.title}」` : ''}` : '。'}${request.company === 'with' ? `（${companionsText(request)}）` : ''}`,
  'request.noted': (_, { entry }) => `依頼した方に連絡しました${noted(entry?.note)}`,
  'request.joined': (_, { entry }) =>
    entry?.person
      ? `依頼をした方を、${entry.number} ${entry.person}さんと結びつけました。`
      : '依頼をした方を、利用者と結びつけました。',
  'request.withdrawn': () => '依頼を、本人がウェブで取り下げました。',
  'request.closed': ({ outcome }, { entry }) =>
    `依頼を終わりにしました${outcome ? `（${OUTCOME_TEXT[outcome]}）` : ''}${noted(entry?.note)}`,
  'request.reopened': (_, { entry }) => `終わりにした依頼を再開しました${noted(entry?.note)}`,
  'step.handed-over': (_, { to }) => `依頼への連絡を、${nameOf(to)}に引きつぎました。`,
  'step.returned': (_, { to }) => `引きつがれた依頼を、${nameOf(to)}にもどしました。`,
  'step.accepted': () => '引きつがれた依頼を、引き受けました。',
} satisfies Words<'request', Context>

type Line = { at: string; by: string; text: string; request: string }

const linesOf = (happened: readonly Happened[]): Line[] =>
  happened.map(one => ({ at: one.at, by: one.by ?? '', request: one.request_id, text: tell(TOLD, one, one) }))

/** What happened to a request, as moments of a time line. */
export async function momentsOf(db: Read, id: string): Promise<Moment[]> {
  return linesOf(await historyOf(db, id)).map(({ at, by, text }) => ({ at, day: dayOf(at), aside: by, body: text }))
}

/** What happened to the requests of a person, as moments of the person's time line. */
export const requestMoments = telling(historyAsked, happened =>
  linesOf(happened).map(({ at, by, text, request }) => ({
    at,
    day: dayOf(at),
    aside: by,
    body: linked(text, request),
  })),
)

const linked = (text: string, request: string): Html => html`${text} <a href="${requestPath(request)}">依頼を開く</a>`
