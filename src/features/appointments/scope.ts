import type { Scopes } from '#platform/scope.ts'

const SEEN =
  'id, code, host_id, rule_id, on_day, from_min, to_min, title, site, site_name, site_address, how, status, topic, note, whom, name, phone, email, address, medium, received_at, moves, going_at, ended_as, ended_at'

/** What whoever booked does with it: comes, puts it to another time, ends it. */
const DONE =
  'host_id, rule_id, on_day, from_min, to_min, title, site, site_name, site_address, how, status, moves, going_at, ended_as, ended_at, end_why'

/** What of this noun is open to whom: a visitor reads nothing, a link what it was made for, a resident their own. */
export const scope: Scopes = {
  appointment: {
    link: { columns: SEEN, changes: DONE, rows: ['id', 'subject'] },
    resident: { columns: `${SEEN}, person_id`, changes: DONE, rows: ['person_id', 'person'] },
  },
}
