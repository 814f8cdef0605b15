import type { Read } from '#platform/db.ts'
import { day, list, maybe, number, type Row, rowsOf, text, yes } from '#platform/rows.ts'
import type { Contact } from '../rules.ts'

const OWN = {
  ...{ number, family_name: text(), given_name: text(), family_kana: text(), given_kana: text(), birth_on: day },
  ...{ town: maybe(text()), area: maybe(text()), outside: yes, address: text(), phone: text(), email: text() },
  ...{ contact_by: list<Contact>(), contact_note: text(), registered_on: day },
}
export type OwnPerson = Row<typeof OWN>

/** What the desk has written down of the resident who asks, as far as it is theirs to read; in their own lane. */
export const ownPerson = async (db: Read): Promise<OwnPerson | undefined> =>
  (
    await rowsOf(db, OWN)`
      select p.number, p.family_name, p.given_name, p.family_kana, p.given_kana, p.birth_on, t.name as town, a.name as area,
        coalesce(a.neighbour is not null, false) as outside, p.address, p.phone, p.email, p.contact_by, p.contact_note, p.registered_on
      from person p left join town t on t.id = p.town_id left join area a on a.id = t.area_id`
  )[0]
