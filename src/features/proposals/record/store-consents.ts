import type { Read } from '#platform/db.ts'
import { instant, maybe, type Row, rowsOf, text } from '#platform/rows.ts'

const CHANGE = {
  kind: text<'person.consent-given' | 'person.consent-withdrawn'>(),
  at: instant,
  by: maybe(text()),
  medium: maybe(text()),
}

/** When a person gave and withdrew the consent to be introduced to this organisation, in order. */
export const introductionConsents = (db: Read, person: string, organisation: string): Promise<Row<typeof CHANGE>[]> =>
  rowsOf(db, CHANGE)`
    select h.kind, h.at, a.name as by, h.medium from happening h left join account a on a.id = h.actor_id
    where h.subject_kind = 'person' and h.subject_id = ${person} and h.kind in ('person.consent-given', 'person.consent-withdrawn')
      and h.data->>'purpose' = 'introduction' and h.data->>'recipient' = ${organisation}::text order by h.at, h.id`
