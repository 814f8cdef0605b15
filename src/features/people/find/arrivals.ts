import { html } from 'hono/html'
import type { Arrivals } from '#platform/feature.ts'
import { personPath } from '../head.ts'
import { peopleArrived } from '../store-head.ts'

/** People who registered in the last week, and (it should not happen) people at the desk for whom nothing is planned. */
export const personArrivals: Arrivals = {
  find: async (db, today) =>
    (await peopleArrived(db, today)).map(({ id, number, name, registered_on, limbo }) => ({
      name: html`<a href="${personPath(id)}">${number} ${name}</a>`,
      told: limbo ? html`<strong>次の一歩がありません</strong>` : '新しい登録',
      day: registered_on,
    })),
}
