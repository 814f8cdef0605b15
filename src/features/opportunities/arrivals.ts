import { html } from 'hono/html'
import type { Arrivals } from '#platform/feature.ts'
import { opportunitiesArrived } from './record/store-read.ts'

/** Activities that wait to be looked at before they are published. */
export const opportunityArrivals: Arrivals = {
  find: async db =>
    (await opportunitiesArrived(db)).map(({ id, title, organisation, as_of }) => ({
      name: html`<a href="/staff/opportunities/${id}">${title}</a>`,
      told: html`公開の申請 <span class="faint">${organisation}</span>`,
      day: as_of,
    })),
}
