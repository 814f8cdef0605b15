import type { Contact } from '#features/people/rules.ts'
import type { Instant } from '#platform/clock.ts'
import type { Read } from '#platform/db.ts'
import { type Column, instant, list, maybe, number, question, type Row, text, together } from '#platform/rows.ts'
import { doubtAsked } from '../returned/store.ts'
import type { Channel } from '../rules.ts'
import { LINE } from '../store.ts'

const WAYS = {
  name: text(),
  email: text(),
  phone: text(),
  address: text(),
  contact_by: list<Contact>(),
  line: text(),
  chosen: maybe(list<Channel>() as Column<Channel[]>),
  digest: text<'daily' | 'weekly'>(),
  quiet_from: maybe(number),
  quiet_to: maybe(number),
  stopped_at: maybe(instant),
}
/** How somebody is reached: by their record, and by what they chose. */
export type Ways = Row<typeof WAYS>

const waysAsked = (person: string) =>
  question(WAYS)`
    select trim(p.family_name || ' ' || p.given_name) as name, p.email, coalesce(p.phone_digits, '') as phone, p.address, p.contact_by,
      ${LINE} as line, f.channels as chosen, coalesce(f.digest, 'weekly') as digest, f.quiet_from, f.quiet_to, f.stopped_at
    from person p left join notice_preference f on f.person_id = p.id where p.id = ${person}`

/** How somebody is reached, and since when their address is doubted; null where there is nobody. */
export async function waysAndDoubt(db: Read, person: string): Promise<{ ways: Ways; back: Instant | null } | null> {
  const { ways, doubt } = await together(db, { ways: waysAsked(person), doubt: doubtAsked(person) })
  return ways[0] ? { ways: ways[0], back: doubt[0]?.at ?? null } : null
}
