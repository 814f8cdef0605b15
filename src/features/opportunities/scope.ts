import { forAll, type Scopes } from '#platform/scope.ts'

/** Organisers see their own activities in every state; everybody else the public views and whether they changed. */
export const scope: Scopes = {
  activity_change: forAll({ columns: 'tx', rows: 'all' }),
  opportunity: {
    organiser: {
      columns:
        'id, organisation_id, title, summary, description, legal_form, category, status, capacity, taken, published_on, ends_on, as_of',
      rows: ['organisation_id', 'organisation'],
    },
  },
}
