import { html } from 'hono/html'
import { today as dayOf } from '#platform/clock.ts'
import type { Arrivals } from '#platform/feature.ts'
import { questionPath } from '../rules.ts'
import { questionsArrived } from './store.ts'

/** Questions that were neither answered nor passed on. */
export const questionArrivals: Arrivals = {
  find: async db =>
    (await questionsArrived(db)).map(({ id, name, title, asked_at, due_on }) => ({
      ...{ name: html`<a href="${questionPath(id)}">${name}さんの質問</a>`, told: `「${title}」について` },
      ...{ day: dayOf(asked_at), due: due_on },
    })),
}
