import type { Scopes } from '#platform/scope.ts'

const SEEN =
  'id, code, occasion_id, status, party, companions, spare, name, phone, email, address, whom, note, medium, received_at, waits_since, offer_until, going_at, ended_as, ended_at'

/** What whoever booked does with it. */
const DONE = 'status, party, offer_until, going_at, ended_as, ended_at, end_why'

/** What of this noun is open to whom: a visitor reads nothing, a link what it was made for, a resident their own. */
export const scope: Scopes = {
  booking: {
    link: { columns: SEEN, changes: DONE, rows: ['id', 'subject'] },
    resident: { columns: `${SEEN}, person_id`, changes: DONE, rows: ['person_id', 'person'] },
  },
}
