import { amount } from '#features/municipalities/rules.ts'
import { hasCome } from '#platform/clock.ts'
import { isMobile, phoneDigits } from '#platform/phones.ts'
import type { Shape } from '#platform/shapes.ts'
import { nfkc } from '#platform/text.ts'

/** By what somebody is reached who comes in: a mailbox, or a telephone that takes short messages. */
export const CHANNELS = ['mail', 'sms'] as const
export type Channel = (typeof CHANNELS)[number]
/** By what an account is found again: where a code is sent, or who LINE says that somebody is. */
export type Door = Channel | 'line'

/** Where a code goes: `key` is compared, `shown` is told. Two people may have the same one. */
export type Address<D extends Door = Channel> = { channel: D; key: string; shown: string }

/** Whoever comes in goes on to their page (`in`), or registers, also where others have the same address (`join`). */
export const WANTS = ['in', 'join'] as const
export type Wants = (typeof WANTS)[number]
/** What a code is for: `add` proves another address of somebody who is in. */
export type CodeFor = Wants | 'add'

/**
 * A code has six digits and lives for a quarter of an hour after it was sent: time to change over to the mail and back with a
 * slow hand, and short enough for five tries (NIST SP 800-63B-4 §3.1.3.2: ten minutes at 64 bits of guesses; here five of a
 * million). Whoever gave the right one has an hour to answer the questions of a first registration.
 */
export const CODE = { digits: 6, minutes: 15, tries: 5, passedMinutes: 60 }

export type CodeRefusal = 'wrong' | 'waiting' | 'late' | 'spent' | 'gone'

/** Somebody on the way in, as far as it is decided here. Instants as ISO 8601. */
export type Trying = { expires_at: string | null; tries: number; passed_at: string | null }

/** Why no code is looked at any more, or not yet; null where it is. */
export function codeRefusal({ expires_at, tries }: Trying, now: string): CodeRefusal | null {
  if (expires_at === null) return 'waiting'
  if (tries >= CODE.tries) return 'spent'
  return hasCome(expires_at, now) ? 'late' : null
}

export const SETTINGS = {
  /**
   * Codes within an hour: for one place (a hall with thirty people, each of whom may need a second one), for one address from
   * one place, and for one address from everywhere, so that nobody's mailbox is filled by others.
   */
  signInFlood: {
    standard: { place: 80, here: 5, address: 15 },
    unit: '回/時間',
    source: '0047-residents.md',
    text: '市民のページに入る番号を送る数の上限',
    shape: {
      of: 'record',
      fields: {
        place: amount('1つの場所から', 1, 1000),
        here: amount('1つの場所から1つの宛先へ', 1, 100),
        address: amount('1つの宛先へ', 1, 100),
      },
    } as Shape,
  },
}

export type Asked = { place: number; here: number; address: number }

/** Whether so many codes were asked for before that no other is sent now: the same for an address that is known and one that is not. */
export const isFlood = (before: Asked, most: Asked): boolean =>
  before.place >= most.place || before.here >= most.here || before.address >= most.address

const MAIL = /^[^\s@]+@[^\s@.]+(\.[^\s@.]+)+$/

/** What somebody typed as an address to which a code can be sent; null where it is none that this installation reaches. */
export function readAddress(typed: string, channels: readonly Channel[]): Address | null {
  const plain = nfkc(typed).replace(/\s/g, '')
  if (channels.includes('mail') && MAIL.test(plain) && plain.length <= 200)
    return { channel: 'mail', key: plain.toLowerCase(), shown: plain }
  const digits = channels.includes('sms') ? phoneDigits(plain) : null
  return digits && isMobile(digits) ? { channel: 'sms', key: digits, shown: digits } : null
}

/** The digits of a code as it is typed (１２３ ４５６, 123-456); null where there are not six. */
export function readCode(typed: string): string | null {
  const plain = nfkc(typed).replace(/[\s‐−–ー-]/g, '')
  return /^\d{6}$/.test(plain) ? plain : null
}

/** Where whoever was named as a delegate takes it up: they need no page of their own for it. */
export const TAKE = '/my/for/new'

/** Where somebody is led who came in: a page of their own, or the first of them. */
export function nextOf(wanted: string, { origin }: URL): string {
  const url = URL.parse(wanted, origin)
  const own =
    url?.origin === origin && /^\/my(\/|$)/.test(url.pathname) && !/^\/my\/(login|join|card)(\/|$)/.test(url.pathname)
  return own ? url.pathname + url.search : '/my'
}

/** How the desk answers whoever registered by themselves: nobody it knew, or somebody it knows. */
export const VERDICTS = ['new', 'known'] as const
export type Verdict = (typeof VERDICTS)[number]

/** `decided`: somebody said so before. `self`: nobody is their own double. `noPerson`: there is nobody of this number. */
export type CheckRefusal = 'decided' | 'self' | 'noPerson' | 'closed'
