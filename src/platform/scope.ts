import { OUTSIDE } from './lanes.ts'

/** By what the rows of somebody's own are known: what they, their account, their organisation, their link or their form are; `reader` is
 * the municipality of the transaction itself, which reads what others released to it. */
export type Claim = 'person' | 'account' | 'organisation' | 'subject' | 'form' | 'reader'

/** What an outside lane may load of a table: these columns, of every row of the municipality or of those of one's own; `changes`: which
 * of a row it may change, besides that nothing. */
export type Reach = { columns: string; changes?: string; rows: 'all' | readonly [column: string, claim: Claim] }

/**
 * A noun's scope: table → lane → what may be loaded. The migrations say the same to the database (`open_lane`), and a test
 * compares the two for every table and lane: what stands in neither is closed.
 */
export type Scopes = Readonly<Record<string, Partial<Record<(typeof OUTSIDE)[number], Reach>>>>

/** The same for every outside lane of a city: what is public anyway. */
export const forAll = (reach: Reach) =>
  Object.fromEntries(OUTSIDE.filter(lane => lane !== 'prefecture').map(lane => [lane, reach]))

/**
 * Of the platform's own tables: whoever sends a form twice reads where the first one led, and nobody else's; whoever holds
 * a link reads what it is for.
 */
export const scope: Scopes = {
  form_once: forAll({ columns: 'token, location', changes: 'location', rows: ['token', 'form'] }),
  signed_link: {
    link: {
      columns: 'token_hash, purpose, subject_kind, subject_id, expires_at, uses_left, used_at, revoked_at',
      changes: 'uses_left, used_at',
      rows: ['subject_id', 'subject'],
    },
  },
}
