import type { Instant } from '#platform/clock.ts'
import type { Tx } from '#platform/db.ts'
import type { Municipality } from '#platform/page.ts'
import type { Channel, For, Urgency } from './rules.ts'

/**
 * The words of a message, as they are when it is planned. `{link}`, `{code}` and the like stand for what is made only when
 * it is sent (`fill`); a line with one that cannot be made is left out.
 */
export type Words = {
  title: string
  /** Mail and letter, a paragraph each. */
  lines: readonly string[]
  /** SMS and LINE: at most 60 characters beside a link. */
  short: string
  /** What to say on the telephone. */
  call: readonly string[]
}

/** How the city that sends is called, and where it is reached. */
export type City = Pick<Municipality, 'name' | 'platform_name' | 'desk_name' | 'desk_phone' | 'desk_hours'>

/** What a notice is about: the kind of the thing and its id. */
export type About = readonly [kind: string, id: string]

/** A message: a small thing of its own, `src/features/<noun>/messages/<name>.ts`. */
export type Message<D> = {
  /** Lasting: rows of years ago are read by it. 'booking.offered' */
  name: string
  /** What staff call it. */
  text: string
  purpose: For
  urgency: Urgency
  /** The channels that are worth while (a code is of no use by letter); where they fail nobody calls. All of them unless told. */
  only?: readonly Channel[]
  words: (data: D, city: City) => Words
  /**
   * Makes what is secret at the moment of sending (a signed link, a code), never stored in the clear; it may be asked twice
   * for one notice. `origin`: the address of the city's pages, `https://…`.
   */
  fill?: (tx: Tx, about: About, at: Instant, origin: string) => Promise<Readonly<Record<string, string>>>
}

/** To whom: somebody the desk knows (where they are reached is asked when it is sent), or a visitor as they told it. */
export type To = { person: string } | { name: string; email?: string; phone?: string; address?: string }
