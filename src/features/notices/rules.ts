import type { Permissions } from '#features/accounts/rules.ts'
import type { Purpose } from '#features/consents/rules.ts'
import { amount } from '#features/municipalities/rules.ts'
import type { Instant } from '#platform/clock.ts'
import type { Tx } from '#platform/db.ts'
import type { Municipality } from '#platform/page.ts'
import type { Shape } from '#platform/shapes.ts'

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

/** What somebody did themselves (`asked`) needs no other consent; everything else needs one that is live when it is SENT. */
export type For = 'asked' | Purpose

/** `now`: at once, at any hour (a code; what was cancelled for tomorrow). `digest`: gathered with others. */
export const URGENCIES = ['now', 'usual', 'digest'] as const
export type Urgency = (typeof URGENCIES)[number]

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

export const CHANNELS = ['mail', 'sms', 'line', 'letter', 'phone', 'desk'] as const
export type Channel = (typeof CHANNELS)[number]

/** What the program hands over by itself; on the others it waits for a person. */
export const BY_ITSELF = ['mail', 'sms', 'line'] as const
export type ByItself = (typeof BY_ITSELF)[number]
export const goesByItself = (channel: Channel): channel is ByItself => BY_ITSELF.some(one => one === channel)

/**
 * planned → held (quiet hours, cap, digest) → sending → accepted (the other server has it) → delivered (known to be there).
 * What fails goes on to the next channel, and waits at last for a person (letter, telephone, desk) → done, or unreached.
 */
export const STATUSES = [
  'planned',
  'held',
  'sending',
  'accepted',
  'delivered',
  'waiting',
  'done',
  'withdrawn',
  'unreached',
] as const
export type Status = (typeof STATUSES)[number]

export const HOLDS = ['quiet', 'cap', 'digest', 'away'] as const
/** Why it waits; `away`: the server could not be reached, or took it only later. */
export type Hold = (typeof HOLDS)[number]

export const WITHDRAWALS = ['consent', 'stopped', 'closed', 'late', 'staff'] as const
/** Why it is not sent any more. `late`: past its time; `staff`: by hand. */
export type Withdrawal = (typeof WITHDRAWALS)[number]

export const FAILURES = ['refused', 'bounced', 'away', 'wrong', 'absent', 'returned'] as const
/** Why a channel did not reach them: `wrong` number or address, `absent` each time, `returned` by the post. */
export type Failure = (typeof FAILURES)[number]

export const PERMISSIONS = {
  'notices.read': ['counsellor', 'coordinator', 'manager'],
  'notices.work': ['counsellor', 'coordinator'],
} satisfies Permissions

export const SETTINGS = {
  /** Hours of the day between which nothing is sent that does not press. */
  noticeQuiet: {
    standard: { from: 20, to: 9 },
    unit: '時',
    source: '0046-notices.md',
    text: '通知をひかえる時間',
    shape: {
      of: 'record',
      fields: {
        from: { ...amount('何時から', 0, 23), whole: true },
        to: { ...amount('何時まで', 0, 23), whole: true },
      },
    } as Shape,
  },
  /** So many notices a day at most reach one person; those that press are not counted. */
  noticeCap: {
    standard: 3,
    unit: '通/日',
    source: '0046-notices.md',
    text: '1人に1日に送る通知の上限',
    shape: { of: 'number', least: 1, most: 50, whole: true } as Shape,
  },
}

/** What the link in a notice is for by which such notices are ended. */
export const STOP = 'notice.stop'
