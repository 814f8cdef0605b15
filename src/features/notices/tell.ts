import { hasCome, type Instant } from '#platform/clock.ts'
import type { Tx } from '#platform/db.ts'
import { newId } from '#platform/ids.ts'
import { issueLink } from '#platform/links.ts'
import { digestAfter } from './decide/rules-due.ts'
import type { About, Message, To } from './message.ts'
import { addNotice, cityTold, digestOf, wake, withdrawPlanned } from './store.ts'

const blank = { person_id: null, to_name: '', to_email: '', to_phone: '', to_address: '' }

const recipient = (to: To) =>
  'person' in to
    ? { ...blank, person_id: to.person }
    : {
        ...blank,
        to_name: to.name,
        to_email: to.email ?? '',
        to_phone: to.phone ?? '',
        to_address: to.address ?? '',
      }

/**
 * Plans a message in the transaction that causes it: it is sent after that is committed, and never otherwise. Gives the
 * notice's id; null where this message was planned before under the key `once` (of the whole city: put the subject and the
 * person into it). `until`: after this it helps nobody. In the lanes of jobs and of staff alone: the pages of others record
 * a happening, and a listener tells. A visitor can be told only what they asked for: nobody else gave a consent.
 */
export async function tell<D>(
  tx: Tx,
  message: Message<D>,
  { to, data, about, once, until = null, now }: Telling<D>,
): Promise<string | null> {
  if (!('person' in to) && message.purpose !== 'asked')
    throw new TypeError(`${message.name} needs a consent, which only somebody the desk knows can give`)
  const id = newId<'notice'>()
  const gathered = message.urgency === 'digest' && 'person' in to
  const due = gathered ? digestAfter(now, await digestOf(tx, to.person)) : now
  const added = await addNotice(tx, {
    ...{ id, message: message.name, purpose: message.purpose, urgency: message.urgency },
    ...recipient(to),
    ...{ about_kind: about[0], about_id: about[1], once, ways: message.only ? [...message.only] : null },
    words: message.words(data, await cityTold(tx)),
    ...{ planned_at: now, until_at: until, due_at: due },
    ...(gathered ? { status: 'held', why: 'digest' } : { status: 'planned', why: null }),
  })
  if (!added) return null
  await wake(tx, due)
  return id
}

/** Whom something concerns that they booked or asked for: somebody the desk knows, or a visitor as they told it. */
type Concerned = { id: string; person_id: string | null; name: string; email: string; phone: string; address: string }

/** Tells somebody of a thing of theirs, once under `key`; false where they were told before, or it comes too late to be of use. */
export async function tellOf<D extends Concerned>(
  tx: Tx,
  message: Message<D>,
  told: D,
  { kind, key, until, now }: { kind: string; key: string; until: Instant | null; now: Instant },
): Promise<boolean> {
  if (until && hasCome(until, now)) return false
  const { id, person_id, name, email, phone, address } = told
  const to = person_id ? { person: person_id } : { name, email, phone, address }
  const once = `${message.name} ${id} ${key}`
  return (await tell(tx, message, { to, data: told, about: [kind, id], once, until, now })) !== null
}

/** A message's link to the page of what it is about; none where that is not there any more (`until` gives null). */
export const linkTo =
  (purpose: string, path: string, until: (tx: Tx, id: string, at: Instant) => Promise<Instant | null>) =>
  async (tx: Tx, about: About, at: Instant, origin: string): Promise<Record<string, string>> => {
    const end = await until(tx, about[1], at)
    if (!end) return {}
    const { token } = await issueLink(tx, { purpose, subject: about, until: end })
    return { link: `${origin}${path}/${token}` }
  }

type Telling<D> = { to: To; data: D; about: About; once: string; until?: Instant | null; now: Instant }

/**
 * Takes back what was planned about a thing and did not go out yet (of these messages, or of all): what it was to say is
 * not so any more. Gives how many there were.
 */
export const untell = (tx: Tx, about: About, now: Instant, messages?: readonly Message<never>[]): Promise<number> =>
  withdrawPlanned(tx, about, messages?.map(({ name }) => name) ?? null, 'staff', now)
