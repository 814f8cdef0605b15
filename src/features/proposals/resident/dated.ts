import { dated } from '#platform/dated.ts'
import { PLAN_TEXT } from '../text.ts'
import { visitsAsked } from './store.ts'

/** Each visit, trial and interview that was agreed; one that is put to another day stays the same thing. */
export const visitsDated = dated(visitsAsked, rows =>
  rows.map(({ id, nth, verb, title, place, opportunity_id, ...one }) => ({
    ...{ uid: `visit-${id}-${nth}`, sequence: one.plans * 2 - (one.off ? 1 : 2), what: PLAN_TEXT[verb] },
    ...{ title, place, day: one.on_day, from: one.at_min, to: null },
    href: one.public ? `/opportunities/${opportunity_id}` : undefined,
    state: one.off ? 'off' : 'set',
    said: one.off ? 'とりやめになりました' : '',
  })),
)
