import { amount, type ValuesOf } from '#features/municipalities/rules.ts'
import type { Shape } from '#platform/shapes.ts'
import { type LoginRefusal, ROLES, type Role } from '../rules.ts'
import { ROLE_TEXT } from '../text.ts'

/**
 * Tries at a login so far, as one place sees them. A place is a browser that has logged in under this name before
 * (`known`, by its cookie), else an address. So whoever guesses is slowed down where he sits, and the rightful owner gets
 * in from elsewhere or from the browser used before (NIST SP 800-63B-4 §3.2.2; OWASP, device cookies).
 */
export type Tries = {
  known: boolean
  /** Failures of this login at this place since it got in there, within a day. */
  here: number
  /** Seconds since the last of them. */
  since: number
  /** Failures of this login from unknown places since anybody got in with it, within a day. */
  strange: number
  /** Failures of all logins from unknown browsers at this address, within the minutes of `crowd`. */
  address: number
}

export type NotLoggedIn = { refused: LoginRefusal; seconds: number }

export const SETTINGS = {
  /** Failed logins at one place after which it must wait, longer each time, at most so many minutes. */
  lockout: {
    standard: { attempts: 5, minutes: 15 },
    unit: '回・分',
    source: 'NIST SP 800-63B-4 §3.2.2',
    text: 'ログインの失敗で待つまでの回数',
    shape: {
      of: 'record',
      fields: { attempts: amount('失敗の回数', 1, 100), minutes: amount('待つ時間（分）の上限', 1, 1440) },
    } as Shape,
  },
  /** Failed logins within so many minutes after which an address lets in only browsers that are known. */
  crowd: {
    standard: { failures: 100, minutes: 15 },
    unit: '回・分',
    source: '会場の30人が同じ住所から入れる数',
    text: '1つの場所からのログインの失敗の上限',
    shape: {
      of: 'record',
      fields: { failures: amount('失敗の回数', 1, 10_000), minutes: amount('数える時間（分）', 1, 1440) },
    } as Shape,
  },
  /** Whoever holds one of these roles has a second factor, or sets one up before anything else. */
  secondFactorFor: {
    standard: [] as readonly Role[],
    unit: '役割',
    source: '総務省 地方公共団体における情報セキュリティポリシーに関するガイドライン（多要素認証）',
    text: '二段階認証が要る役割',
    none: 'どの役割にも求めていません',
    shape: { of: 'list', each: { of: 'choice', among: ROLES, texts: ROLE_TEXT } } as Shape,
  },
}
type Limits = Pick<ValuesOf<typeof SETTINGS>, 'lockout' | 'crowd'>

/** NIST SP 800-63B-4 §3.2.2: no more than 100 failures in a row at one account from places that are not known for it. */
const MOST_STRANGE = 100
const FIRST_WAIT_SECONDS = 30

/** Seconds to wait after so many failures at a place: none below the limit, then twice as long each time, up to the most. */
export const waitAfter = (failures: number, { attempts, minutes }: Limits['lockout']): number =>
  failures < attempts ? 0 : Math.min(minutes * 60, FIRST_WAIT_SECONDS * 2 ** Math.min(failures - attempts, 20))

/** Why this try may not be made now, and in how many seconds it may; null where it may. */
export function loginRefusal(tries: Tries, { lockout, crowd }: Limits): NotLoggedIn | null {
  if (!tries.known && tries.address >= crowd.failures) return { refused: 'crowd', seconds: crowd.minutes * 60 }
  if (!tries.known && tries.strange >= MOST_STRANGE) return { refused: 'strange', seconds: lockout.minutes * 60 }
  const seconds = Math.ceil(waitAfter(tries.here, lockout) - tries.since)
  return seconds > 0 ? { refused: 'wait', seconds } : null
}
