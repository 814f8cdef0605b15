import type { Permissions } from '#features/accounts/rules.ts'
import type { Purpose } from '#features/consents/rules.ts'
import { amount } from '#features/municipalities/rules.ts'
import type { Shape } from '#platform/shapes.ts'

/** What somebody did themselves (`asked`) needs no other consent; everything else needs one that is live when it is SENT. */
export type For = 'asked' | Purpose

/** `now`: at once, at any hour (a code; what was cancelled for tomorrow). `digest`: gathered with others. */
export const URGENCIES = ['now', 'usual', 'digest'] as const
export type Urgency = (typeof URGENCIES)[number]

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

/** What it waits for is over, or somebody else was first: nothing is noted twice. */
export type WorkRefusal = 'over'

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
