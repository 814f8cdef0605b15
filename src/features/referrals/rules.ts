import type { Permissions } from '#features/accounts/rules.ts'
import type { ConsentField } from '#features/consents/rules.ts'
import type { Step, WaitsFor, What } from '#features/steps/rules.ts'
import type { Shape } from '#platform/shapes.ts'
import { nfkc } from '#platform/text.ts'

/** As in a Task of FHIR R4: `received` has come back to the desk, `working` is going on at the partner's. */
export const STATUSES = [
  ...['draft', 'requested', 'received', 'accepted', 'working', 'held'],
  ...['completed', 'rejected', 'failed', 'cancelled', 'mistaken'],
] as readonly Status[]
export type Status = keyof typeof TRANSITIONS

/** What is done with one. `accept` … `fail` are the partner's, told by link or typed by the desk; the rest the desk's. */
export const VERBS = [
  ...['send', 'receive', 'remind', 'accept', 'start', 'reject', 'complete', 'fail'],
  ...['hold', 'resume', 'reopen', 'cancel', 'mistake'],
] as readonly Verb[]
export type Verb =
  | ('send' | 'receive' | 'remind' | 'accept' | 'start' | 'reject' | 'complete' | 'fail')
  | ('hold' | 'resume' | 'reopen' | 'cancel' | 'mistake')

const ASKED = { accept: 'accepted', reject: 'rejected', complete: 'completed', fail: 'failed' } as const
const STOPPED = { hold: 'held', cancel: 'cancelled', mistake: 'mistaken' } as const

/** What the desk does with one by itself. */
export const ACTS = ['receive', 'start', 'hold', 'resume', 'reopen', 'cancel', 'mistake'] as const

/** Where each verb leads from each status; what is not there is refused. `resume` leads to where it was held. */
export const TRANSITIONS = {
  draft: { send: 'requested', cancel: 'cancelled', mistake: 'mistaken' },
  requested: { receive: 'received', remind: 'requested', ...ASKED, ...STOPPED },
  received: { remind: 'received', ...ASKED, ...STOPPED },
  accepted: { start: 'working', remind: 'accepted', complete: 'completed', fail: 'failed', ...STOPPED },
  working: { remind: 'working', complete: 'completed', fail: 'failed', ...STOPPED },
  held: { resume: 'requested', fail: 'failed', cancel: 'cancelled', mistake: 'mistaken' },
  completed: { reopen: 'working', mistake: 'mistaken' },
  rejected: { reopen: 'received', mistake: 'mistaken' },
  failed: { reopen: 'working', mistake: 'mistaken' },
  cancelled: { mistake: 'mistaken' },
  mistaken: {},
} as const satisfies Record<string, Partial<Record<Verb, string>>>

/** Where the verb leads; null where it is not open. */
export const after = (status: Status, verb: Verb, heldFrom: Status | null = null): Status | null =>
  verb === 'resume' && status === 'held'
    ? (heldFrom ?? 'requested')
    : ((TRANSITIONS[status] as Partial<Record<Verb, Status>>)[verb] ?? null)

export const ENDS = ['completed', 'rejected', 'failed', 'cancelled', 'mistaken'] as const satisfies readonly Status[]
export const isOver = (status: Status): boolean => (ENDS as readonly Status[]).includes(status)

/** What is to be done in each status that is not over, and whose move it is: none is without. */
export const STEPS = {
  draft: { what: 'refer', waits: 'desk' },
  requested: { what: 'respond', waits: 'partner' },
  received: { what: 'respond', waits: 'partner' },
  accepted: { what: 'result', waits: 'partner' },
  working: { what: 'result', waits: 'partner' },
  held: { what: 'contact', waits: 'desk' },
} as const satisfies Record<Exclude<Status, (typeof ENDS)[number]>, { what: What; waits: WaitsFor }>

export const stepFor = (status: Status): Pick<Step, 'what'> & { waits: WaitsFor } =>
  (STEPS as Partial<Record<Status, { what: What; waits: WaitsFor }>>)[status]!

/** Why a partner cannot, or nothing came of it; their place is the number on the sheet. */
export const REASONS = ['full', 'unfit', 'area', 'unreached', 'declined', 'duplicate', 'unclear', 'other'] as const
export type Reason = (typeof REASONS)[number]
/** How it came about; their place is the number on the sheet. */
export const OUTCOMES = ['started', 'advised', 'passed'] as const
export type Outcome = (typeof OUTCOMES)[number]

export const WAYS = ['link', 'fax', 'letter', 'phone'] as const
export type Way = (typeof WAYS)[number]
/** By what an answer came that the desk types. */
export const HEARD_BY = ['phone', 'fax', 'post', 'visit'] as const
export type HeardBy = (typeof HEARD_BY)[number] | 'web'

/** Told without a consent: 個人情報の保護に関する法律 69条2項4号・27条1項2号 (life and body), 69条1項 (a law). */
export const GROUNDS = ['life', 'law'] as const
export type Ground = (typeof GROUNDS)[number]

/** What of a person may go; the body only in words that are typed for this partner. */
export const FIELDS = [
  'name',
  'contact',
  'age',
  'experience',
  'wishes',
  'time',
  'health',
] as const satisfies readonly ConsentField[]
export type Field = (typeof FIELDS)[number]

export const CAPACITIES = ['unknown', 'open', 'few', 'full'] as const
export type Capacity = (typeof CAPACITIES)[number]

/** What a partner can say. */
export const SAID = ['accept', 'reject', 'complete', 'fail'] as const
export type Answer = { verb: (typeof SAID)[number]; reason?: Reason; outcome?: Outcome }

/**
 * An answer by the numbers that stand on the sheet: 1 taken on, 2 and the number of a reason: cannot, 3 and the number of an
 * outcome: came about, 4 and the number of a reason: did not. Two keys and Enter. Null for what is none.
 */
export function readAnswer(typed: string): Answer | null {
  const [, kind, at = ''] = /^([1-4])\s*[-‐−ー]?\s*(\d?)$/.exec(nfkc(typed).trim()) ?? []
  const [reason, outcome] = [REASONS[Number(at) - 1], OUTCOMES[Number(at) - 1]]
  if (kind === '1' && at === '') return { verb: 'accept' }
  if (kind === '3' && outcome) return { verb: 'complete', outcome }
  if ((kind === '2' || kind === '4') && reason) return { verb: kind === '2' ? 'reject' : 'fail', reason }
  return null
}

/** The signs of a code that somebody began to type: at least four of them; '' where it is none. */
export const codeBegun = (typed: string): string => {
  const plain = nfkc(typed)
    .toUpperCase()
    .replace(/[\s‐−–ー-]/g, '')
  return /^[0-9A-Z]{4,7}$/.test(plain) ? plain : ''
}

/** A partner that was not asked about itself for so many days is told as perhaps not so any more. */
export const FRESH_DAYS = 90
/** An earlier つなぎ to the same partner is shown for so many days. */
export const TWICE_DAYS = 180
/** A link is open for so many days after its day. */
export const LINK_DAYS = 60

/** `notNow`: the verb is not open. `none`: there is none. `consent`: nobody agreed, and no law says so. `future`, `early`: the day. */
export type Refusal = 'notNow' | 'none' | 'consent' | 'name' | 'future' | 'early' | 'address'

/** The day of an outcome lies between the day on which it went and today. */
export const dayRefusal = (day: string, sent: string | null, today: string): 'future' | 'early' | null =>
  day > today ? 'future' : sent !== null && day < sent ? 'early' : null

const days = (standard: number, text: string) => ({
  ...{ standard, unit: '開所日', source: '0060-referrals.md', text },
  shape: { of: 'number', least: 1, most: 120, whole: true } as Shape,
})

export const SETTINGS = {
  referralAnswer: days(7, '連携機関の返事を待つ日数（機関ごとに決めていないとき）'),
  referralResult: days(30, '連携機関が受けてから、結果を待つ日数'),
  /** After a reminder. */
  referralAgain: days(3, '連携機関に催促してから待つ日数'),
}

export const PERMISSIONS = { 'referrals.count': ['counsellor', 'coordinator', 'manager'] } satisfies Permissions
export const CITYWIDE = ['referrals.count'] as const

export const PATH = '/staff/referrals'
export const PARTNERS = '/staff/partners'
export const referralPath = <Id extends string>(id: Id) => `/staff/referrals/${id}` as const
export const partnerPath = <Id extends string>(id: Id) => `/staff/partners/${id}` as const
/** From the record of a person, or from their step. */
export const newPath = (person: string, partner = ''): string =>
  `${PATH}/new?${new URLSearchParams({ person, ...(partner && { partner }) })}`
/** What a link opens, and where. */
export const PURPOSE = 'referral.see'
export const seenPath = <Token extends string>(token: Token) => `/referrals/at/${token}` as const
/** By what a partner sends somebody to the window, and where. */
export const INTRODUCE = 'organisation.introduce'
export const introducePath = <Token extends string>(token: Token) => `/referrals/from/${token}` as const

/** Who may see what is open at a partner. */
export const SEEN_BY = ['desk', 'all', 'chosen'] as const
export type SeenBy = (typeof SEEN_BY)[number]
export const OPENINGS = `${PARTNERS}/openings` as const
