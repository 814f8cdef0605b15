import type { Closing } from '#platform/feature.ts'
import { questionPath } from '../rules.ts'
import { REFUSAL_TEXT } from '../text.ts'
import { close } from './actions.ts'
import { openQuestionsOf } from './store.ts'

const WAYS = [
  { value: 'told', label: '電話や来所でお答えした' },
  { value: 'needless', label: '答えはいらないと言われた' },
] as const

/** Questions that are not answered when somebody's time at the desk ends. */
export const questionClosing: Closing = {
  open: async (db, person) =>
    (await openQuestionsOf(db, person)).map(({ id, title }) => ({
      ...{ id, what: `質問：「${title}」について`, href: questionPath(id), ways: WAYS },
    })),
  end: async (tx, { id, way, why }, doing) => {
    const label = WAYS.find(({ value }) => value === way)?.label ?? ''
    const refused = await close(tx, id, [label, why].filter(Boolean).join('。'), doing)
    return refused && REFUSAL_TEXT[refused.refused]
  },
}
