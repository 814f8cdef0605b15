import type { Closing } from '#platform/feature.ts'
import { formatCode, isOutcome, OUTCOMES, requestPath } from '../rules.ts'
import { OUTCOME_TEXT, REFUSAL_TEXT, WISH_TEXT } from '../text.ts'
import { close } from './actions.ts'
import { openRequestsOf } from './store.ts'

/** Requests that are joined with a person and open when their time at the desk ends: each ends with an outcome. */
export const requestClosing: Closing = {
  open: async (db, person) =>
    (await openRequestsOf(db, person)).map(({ id, code, wish }) => ({
      id,
      what: `依頼 ${formatCode(code)}（${WISH_TEXT[wish]}）`,
      href: requestPath(id),
      ways: OUTCOMES.map(value => ({ value, label: OUTCOME_TEXT[value] })),
    })),
  end: async (tx, { id, way, why }, doing) => {
    const refused = isOutcome(way)
      ? await close(tx, id, { outcome: way, note: why }, doing)
      : { refused: 'ended' as const }
    return refused && REFUSAL_TEXT[refused.refused]
  },
}
