import type { Closing } from '#platform/feature.ts'
import { endSeeking } from './actions.ts'
import { ledgerNumber, SEEKING_ENDS, seekingPath } from './rules.ts'
import { seekingsOf } from './store.ts'
import { REFUSAL_TEXT, SEEKING_END_TEXT } from './text.ts'

/** What somebody seeks ends with their time at the desk, for the reason that is chosen. */
export const seekingClosing: Closing = {
  open: async (db, person) =>
    (await seekingsOf(db, person))
      .filter(({ ended_on }) => ended_on === null)
      .map(row => ({
        ...{ id: row.id, what: `求職の受付 ${ledgerNumber(row)}`, href: seekingPath(person) },
        ways: SEEKING_ENDS.map(value => ({ value, label: SEEKING_END_TEXT[value] })),
      })),
  end: async (tx, { id, way }, doing) => {
    const ended = SEEKING_ENDS.find(one => one === way)
    return ended && (await endSeeking(tx, id, ended, doing)) ? null : REFUSAL_TEXT.gone
  },
}
