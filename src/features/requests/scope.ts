import type { Scopes } from '#platform/scope.ts'

/**
 * What of this noun is open to whom, in words of the application: a visitor reads nothing, a link what it was made for, a
 * resident what they asked themselves.
 */
export const scope: Scopes = {
  request: {
    link: {
      columns:
        'id, code, opportunity_id, words, wish, name, phone, email, address, times, note, whom, whom_note, lives, company, companions, together, due_on, medium, received_at',
      rows: ['id', 'subject'],
    },
    resident: {
      columns:
        'id, code, opportunity_id, words, wish, name, phone, email, address, times, note, whom, whom_note, lives, company, companions, together, due_on, medium, received_at, asked_by',
      rows: ['asked_by', 'person'],
    },
  },
  request_entry: {
    link: { columns: 'id, request_id, verb, at', rows: ['request_id', 'subject'] },
    resident: { columns: 'id, request_id, verb, at, asked_by', rows: ['asked_by', 'person'] },
  },
}
