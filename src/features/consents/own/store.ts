import type { Read } from '#platform/db.ts'
import { day, id, list, maybe, type Row, rowsOf, text } from '#platform/rows.ts'
import type { ConsentField, Purpose } from '../rules.ts'

const OWN = {
  ...{ id, purpose: text<Purpose>(), recipient_id: maybe(id), recipient: maybe(text()), fields: list<ConsentField>() },
  ...{ wording: text(), given_on: day, withdrawn_on: maybe(day) },
}
export type OwnConsent = Row<typeof OWN>

/** What a resident agreed to, the live and the withdrawn, the latest first; in their own lane. */
export const ownConsents = (db: Read): Promise<OwnConsent[]> =>
  rowsOf(db, OWN)`
    select c.id, c.purpose, c.recipient_id, o.name as recipient, c.fields, c.wording, c.given_on, c.withdrawn_on
    from consent c left join organisation o on o.id = c.recipient_id order by c.given_on desc, c.id desc limit 200`
