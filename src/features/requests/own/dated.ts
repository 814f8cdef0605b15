import { dated } from '#platform/dated.ts'
import { dueAsked } from './store.ts'

/** By when the desk answers what they asked: a day without an hour. */
export const requestsDated = dated(dueAsked, rows =>
  rows.map(({ id, title, due_on }) => ({
    ...{ uid: `request-${id}`, sequence: 0, what: '窓口からのご連絡', title: title || 'お願いしたこと' },
    ...{ day: due_on, from: null, to: null, whole: true, place: '', href: `/my/requests/${id}` },
    ...{ state: 'maybe', said: 'この日までに、窓口からご連絡します' },
  })),
)
