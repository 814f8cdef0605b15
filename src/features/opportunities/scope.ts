import type { Scopes } from '#platform/scope.ts'

/** Organisers see their own activities in every state; everybody else the public views. */
export const scope: Scopes = {
  opportunity: {
    organiser: {
      columns:
        'id, organisation_id, title, summary, description, legal_form, category, status, capacity, taken, published_on, ends_on, as_of',
      rows: ['organisation_id', 'organisation'],
    },
  },
}
