import { sql } from 'kysely'
import type { Read, Tx } from '#platform/db.ts'
import { day, id, list, maybe, number, type Row, rowsOf, text } from '#platform/rows.ts'
import type { Capacity } from '../rules.ts'

const PARTNER = {
  ...{
    id,
    name: text(),
    kana: text(),
    services: list<string>(),
    about: text(),
    phone: text(),
    email: text(),
    contact_name: text(),
  },
  ...{ for_whom: text(), area: text(), hours: text(), capacity: text<Capacity>(), capacity_note: text(), fax: text() },
  ...{ answer_days: maybe(number), assured_on: maybe(day), assured_by: maybe(text()), version: number, open: number },
}
/** A partner with what it takes on; of one of which nothing was asked the texts are empty, and its capacity unknown. */
export type Partner = Row<typeof PARTNER>

const partners = (db: Read, which: ReturnType<typeof sql>) =>
  rowsOf(db, PARTNER)`
    select o.id, o.name, o.kana, o.services, o.about, o.phone, o.email, o.contact_name,
      coalesce(f.for_whom, '') as for_whom, coalesce(f.area, '') as area, coalesce(f.hours, '') as hours,
      coalesce(f.capacity, 'unknown') as capacity, coalesce(f.capacity_note, '') as capacity_note, coalesce(f.fax, '') as fax,
      f.answer_days, f.assured_on, a.name as assured_by, coalesce(f.version, 0) as version,
      (select count(*)::int from referral r where r.organisation_id = o.id and r.ended_on is null) as open
    from organisation o left join partner_profile f on f.organisation_id = o.id left join account a on a.id = f.assured_by
    where o.kind = 'partner' and ${which} order by o.kana, o.name`

/** All partners by reading; those of whom a word says what is looked for. */
export const partnersFound = (db: Read, q = ''): Promise<Partner[]> =>
  partners(
    db,
    sql`(${q} = '' or concat_ws(' ', o.name, o.kana, o.sector, o.about, array_to_string(o.services, ' '), f.for_whom, f.area) ilike ${`%${q.replace(/[\\%_]/g, '\\$&')}%`})`,
  )

export const partnerById = async (db: Read, partner: string): Promise<Partner | undefined> =>
  (await partners(db, sql`o.id = ${partner}::uuid`))[0]

export type Profile = Pick<
  Partner,
  'for_whom' | 'area' | 'hours' | 'capacity' | 'capacity_note' | 'fax' | 'answer_days'
>

/** Keeps what a partner takes on, as it was made sure of; false where somebody saved since this version was shown. */
export async function saveProfile(
  tx: Tx,
  partner: string,
  version: number,
  said: Profile & { assured_on: string; assured_by: string },
): Promise<boolean> {
  const saved = await tx
    .insertInto('partner_profile')
    .values({ organisation_id: partner, ...said, version: 1 })
    .onConflict(conflict =>
      conflict
        .columns(['municipality_id', 'organisation_id'])
        .doUpdateSet({ ...said, version: version + 1 })
        .where('partner_profile.version', '=', version),
    )
    .returning('organisation_id')
    .executeTakeFirst()
  return saved !== undefined
}
