import { html } from 'hono/html'
import { today } from '#platform/clock.ts'
import { recordPath } from '#platform/correctable.ts'
import type { Moment } from '#platform/feature.ts'
import type { Content } from '#ui/html.ts'
import type { Consultation } from './store.ts'
import { CHANNEL_TEXT, TOPIC_TEXT } from './text.ts'

/** The consultations of a person as moments of their time line. */
export const consultationTimeline = (consultations: readonly Consultation[]): Moment[] =>
  consultations.map(({ on_day, created_at, ...talk }) => ({
    // Of one day, the talk stands where it was recorded.
    at: today(created_at) === on_day ? created_at : on_day,
    day: on_day,
    aside: `${CHANNEL_TEXT[talk.channel]} ${talk.minutes}分・${talk.by}`,
    body: html`${talk.beside && html`<p class="faint">${talk.beside}さんといっしょに</p>`}${talkBody(talk)}`,
    amend: recordPath('consultation', talk.id),
  }))

/** What was said and what the vague wish became. */
export const talkBody = ({
  said,
  vague_wish,
  became,
  topics,
  place,
}: Pick<Consultation, 'said' | 'vague_wish' | 'became' | 'topics' | 'place'>): Content => [
  said && html`<p>${said.split('\n').map((line, at) => [at > 0 && html`<br>`, line])}</p>`,
  (vague_wish || became) && html`<p>${vague_wish && `「${vague_wish}」`}${became && `→ ${became}`}</p>`,
  (topics.length > 0 || place) &&
    html`<p class="faint">${[topics.map(topic => TOPIC_TEXT[topic]).join('・'), place].filter(text => text !== '').join('　')}</p>`,
]
