import type { Scopes } from '#platform/scope.ts'

const SEEN =
  'id, code, occasion_id, status, party, companions, spare, name, phone, email, address, whom, note, medium, received_at, waits_since, offer_until, going_at, ended_as, ended_at'

/** What of this noun is open to whom: a visitor reads nothing, a link what it was made for, a resident their own. */
export const scope: Scopes = {
  booking: {
    link: { columns: SEEN, rows: ['id', 'subject'] },
    resident: { columns: `${SEEN}, person_id`, rows: ['person_id', 'person'] },
  },
}
