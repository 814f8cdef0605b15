import type { Scopes } from '#platform/scope.ts'

const ENDED = 'ended_at, ended_as'
const MINE = ['person_id', 'person'] as const

/** What residents kept is theirs; of a search whoever holds the link of its notice sees the name, to end it. */
export const scope: Scopes = {
  interest_line: {
    resident: {
      columns: 'municipality_id, id, person_id, kind, key, value, medium, at',
      changes: 'value, medium, by_account, at',
      rows: MINE,
    },
  },
  interest_choice: { resident: { columns: 'municipality_id, id, person_id, opportunity_id, at', rows: MINE } },
  saved_search: {
    resident: {
      columns: 'id, person_id, kind, asked, name, begun_on, until_on, ended_at, ended_as',
      changes: ENDED,
      rows: MINE,
    },
    link: { columns: 'id, name, until_on, ended_at', changes: ENDED, rows: ['id', 'subject'] },
  },
}
