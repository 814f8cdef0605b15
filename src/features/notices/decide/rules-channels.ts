import type { Contact } from '#features/people/rules.ts'
import type { Instant } from '#platform/clock.ts'
import { isMobile } from '#platform/phones.ts'
import type { Channel } from '../rules.ts'

/** By what somebody can be reached, as far as it is known; '' is not known. `phone`: digits alone. */
export type Known = { email: string; phone: string; address: string; line: string }

/** Which of the channels that need somebody else's service are open here; mail always is (the outbox, without a server). */
export type Open = { sms: boolean; line: boolean }

/** A letter takes days: one that is of no use by then is not written. */
export const LETTER_DAYS = 3
const DAY_MS = 86_400_000

/** What each way in which a person said that they are reached comes to. */
const BY_CONTACT = {
  phone: 'phone',
  post: 'letter',
  email: 'mail',
  line: 'line',
  visit: 'desk',
  none: 'desk',
} as const satisfies Record<Contact, Channel>

/** Where nobody said anything: what costs nobody a minute comes first. */
const USUAL = ['mail', 'line', 'sms', 'phone', 'letter'] as const

/**
 * The channels of a notice in their order, the desk last of all. What the person chose comes first, then what their record
 * says, then whatever else is known: one who only wants calls is called, and written to where nobody answers. Who comes by
 * themselves (`none`) is told when they come.
 */
export function channelsOf(
  known: Known,
  said: { chosen: readonly Channel[] | null; contact_by: readonly Contact[] },
  open: Open,
  time: { now: Instant; until: Instant | null },
): Channel[] {
  if (said.chosen === null && said.contact_by[0] === 'none') return ['desk']
  const atDesk = said.chosen?.indexOf('desk') ?? -1
  const wanted =
    said.chosen && atDesk >= 0
      ? said.chosen.slice(0, atDesk)
      : [...(said.chosen ?? said.contact_by.map(way => BY_CONTACT[way])), ...USUAL]
  const usable = wanted.filter(channel => isUsable(channel, known, open, time))
  return [...new Set([...usable.filter(channel => channel !== 'desk'), 'desk' as const])]
}

function isUsable(
  channel: Channel,
  { email, phone, address, line }: Known,
  open: Open,
  { now, until }: { now: Instant; until: Instant | null },
): boolean {
  const days = until === null ? Number.POSITIVE_INFINITY : (Date.parse(until) - Date.parse(now)) / DAY_MS
  const usable = {
    mail: email !== '',
    sms: open.sms && isMobile(phone),
    line: open.line && line !== '',
    letter: address !== '' && days >= LETTER_DAYS,
    phone: phone !== '',
    desk: true,
  }
  return usable[channel]
}

/** The first of the channels that was not tried; null where all were. `only`: the channels that are worth while. */
export const nextChannel = (
  channels: readonly Channel[],
  tried: readonly Channel[],
  only: readonly Channel[] | null = null,
): Channel | null => channels.find(channel => !tried.includes(channel) && (only?.includes(channel) ?? true)) ?? null
