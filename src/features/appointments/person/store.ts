import { id, instant, json, maybe, question, text } from '#platform/rows.ts'

const MOMENT = { kind: text(), at: instant, by: maybe(text()), data: json<unknown>(), appointment_id: id }

/** What happened to the talks of a person, for their time line. */
export const momentsAsked = (person: string) =>
  question(MOMENT)`
    select h.kind, h.at, k.name as by, h.data, a.id as appointment_id
    from appointment a join happening h on h.subject_kind = 'appointment' and h.subject_id = a.id
      left join account k on k.id = h.actor_id
    where a.person_id = ${person} order by h.at desc, h.id desc limit 200`
