import type { Scopes } from '#platform/scope.ts'

/** Whoever holds a slip sees what it asks about; an answer is written and never read again from outside. */
export const scope: Scopes = {
  survey: { link: { columns: 'id, on_day, title, until_on', rows: ['id', 'subject'] } },
}
