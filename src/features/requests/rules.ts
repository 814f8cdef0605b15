import { amount } from '#features/municipalities/rules.ts'
import type { Shape } from '#platform/shapes.ts'
import { nfkc } from '#platform/text.ts'

/** What is wished for. 申しこみ is for the desk, never for an employment (情報提供; 職業安定法4条). */
export const WISHES = ['visit', 'trial', 'apply', 'talk', 'ask'] as const
export type Wish = (typeof WISHES)[number]

/** When a telephone may ring. */
export const TIMES = ['weekday', 'evening', 'saturday'] as const
export type Time = (typeof TIMES)[number]

/** `together` was an answer before it was asked with whom (below): it is read still, and offered no more. */
export const WHOM = ['self', 'other', 'together'] as const
export type Whom = (typeof WHOM)[number]
export const WHOM_OFFERED = ['self', 'other'] as const satisfies readonly Whom[]

/** Whether somebody comes along, and whether they come all or none, or would come alone too. */
export const COMPANY = ['alone', 'with'] as const
export type Company = (typeof COMPANY)[number]
export const TOGETHER = ['all', 'any'] as const
export type Together = (typeof TOGETHER)[number]
/** So many may be named. */
export const COMPANIONS_MOST = 3

/** Who comes along, as it was said; null: it was not asked, or is not known yet. */
export type Companions = { company: Company | null; companions: string[]; together: Together | null }

/** What holds of what was answered: a name or 「全員で」 says that somebody comes, and of nobody there is no more to say. */
export function companionsOf({ company, companions, together, whom }: Companions & { whom: Whom }): Companions {
  const named = companions.length > 0 || together === 'all' || whom === 'together'
  const is = company ?? (named ? 'with' : null)
  return is === 'with' ? { company: is, companions, together } : { company: is, companions: [], together: null }
}

export const LIVES = ['inside', 'outside'] as const
export type Lives = (typeof LIVES)[number]

/** The questions in their order, one a page. No age, sex or health is asked. */
export const QUESTIONS = ['activity', 'wish', 'name', 'time', 'whom'] as const
export type Question = (typeof QUESTIONS)[number]

/** How staff heard of a request that they type for somebody. */
export const TYPED_BY = ['phone', 'visit', 'post', 'outreach'] as const

/** Who asks or books, and how they are reached. */
export type Reached = { name: string; phone: string; email: string; address: string }

/** What was answered. `activity`: the id of one that is or was public. */
export type Answers = Reached & {
  activity: string | null
  words: string
  wish: Wish
  times: Time[]
  note: string
  whom: Whom
  whom_note: string
  lives: Lives | null
} & Companions

export const STATUSES = ['received', 'working', 'ended'] as const
export type Status = (typeof STATUSES)[number]

/**
 * `note`: what came of a call. `join`: it is known who asked. `withdraw`: by whoever asked, with their link. `reopen`: that
 * it ended was a mistake.
 */
export const VERBS = ['note', 'join', 'withdraw', 'close', 'reopen'] as const
export type Verb = (typeof VERBS)[number]

/** Where each verb leads from each status; what is not there is refused. Each but `ended` has a step of the desk. */
export const TRANSITIONS = {
  received: { note: 'working', join: 'working', withdraw: 'ended', close: 'ended' },
  working: { note: 'working', join: 'working', withdraw: 'ended', close: 'ended' },
  ended: { reopen: 'working' },
} as const satisfies Record<Status, Partial<Record<Verb, Status>>>

/** The status after these rows, in their order. */
export const statusOf = (entries: readonly { verb: Verb }[]): Status =>
  entries.reduce<Status>((status, { verb }) => after(status, verb) ?? status, 'received')

/** Where the verb leads; null where it is not open. */
export const after = (status: Status, verb: Verb): Status | null =>
  (TRANSITIONS[status] as Partial<Record<Verb, Status>>)[verb] ?? null

/** The last of these rows that ended it, also where it was opened again since. */
export const endOf = <E extends { verb: Verb }>(entries: readonly E[]): E | undefined =>
  entries.findLast(({ verb }) => verb === 'withdraw' || verb === 'close')

/** How a request ends: reached, not reached, withdrawn by telephone, no request at all. */
export const OUTCOMES = ['reached', 'unreached', 'withdrawn', 'mistaken'] as const
export type Outcome = (typeof OUTCOMES)[number]
export const isOutcome = (text: string): text is Outcome => OUTCOMES.some(outcome => outcome === text)

/** `ended`: it is over. `open`: it is not. `noPerson`: nobody has this number. `duePast`: the next day is before today.
 * `callWithdrawn`: they agreed to be called, and do so no longer. */
export type Refusal = 'ended' | 'open' | 'noPerson' | 'duePast' | 'callWithdrawn'

/** Nobody reads and answers six pages so fast (seconds). */
const QUICKEST = 3

/**
 * Why a form is asked to be sent once more: it came too fast after its first page, does not say when that was, or holds
 * what nobody can see to write. A person presses once more; null: it is taken.
 */
export function askAgain({ since, trap }: { since: string; trap: string }, now: string): 'pace' | 'trap' | null {
  if (trap !== '') return 'trap'
  const seconds = (Date.parse(now) - Date.parse(since)) / 1000
  return seconds >= QUICKEST ? null : 'pace'
}

/** For so long whoever asked can look at what became of it. */
export const LINK_MINUTES = 180 * 24 * 60

/** How many one place may send within an hour (a hall with thirty people), and one contact within a day. */
export const floodSetting = (text: string, source: string, standard: { address: number; contact: number }) => ({
  ...{ standard, unit: '件/時間・件/日', source, text },
  shape: {
    of: 'record',
    fields: { address: amount('1つの場所から（1時間）', 1, 1000), contact: amount('1つの連絡先から（1日）', 1, 100) },
  } as Shape,
})

export const SETTINGS = {
  /** Within so many opening days the desk calls whoever asked for it. */
  callbackDays: {
    standard: 3,
    unit: '開所日',
    source: '0021-requests-and-subjects.md',
    text: '折り返しの電話の期限',
    shape: { of: 'number', least: 1, most: 30, whole: true } as Shape,
  },
  requestFlood: floodSetting('依頼を受け付ける数の上限', '0021-requests-and-subjects.md', { address: 40, contact: 5 }),
}

export type Counted = { place: number; contact: number }

/** Whether so many came before that this one is not taken: a hall with thirty people passes. */
export const isFlood = (before: Counted, most: { address: number; contact: number }): boolean =>
  before.place >= most.address || before.contact >= most.contact

/** Signs that are neither written nor heard alike (no 0 and O, 1 and I, 5 and S, M and N, B and D); a prime number of them. */
const SIGNS = '34679ACEFHKMRTWXY'
const LENGTH = 6

/** The sign that checks these: one wrong sign, or two neighbours the wrong way round, are always found. */
const checkSign = (code: string): string =>
  SIGNS[[...code].reduce((sum, sign, at) => sum + (at + 1) * SIGNS.indexOf(sign), 0) % SIGNS.length]!

/** A number for people from six random bytes: 24 million of them, `K7F4XA` and its checking sign. */
export function codeFrom(bytes: Uint8Array): string {
  const code = Array.from(bytes.subarray(0, LENGTH), byte => SIGNS[byte % SIGNS.length]).join('')
  return code + checkSign(code)
}

/** As it is read aloud: K7F-4XA-T. */
export const formatCode = (code: string): string => `${code.slice(0, 3)}-${code.slice(3, 6)}-${code.slice(6)}`

/** A number as somebody types it (ｋ７ｆ−４ｘａ−ｔ); null for one that none is. */
export function readCode(typed: string): string | null {
  const plain = nfkc(typed)
    .toUpperCase()
    .replace(/[\s‐−–ー-]/g, '')
  const fits = plain.length === LENGTH + 1 && [...plain].every(sign => SIGNS.includes(sign))
  return fits && checkSign(plain.slice(0, LENGTH)) === plain[LENGTH] ? plain : null
}

export type Likeness = 'kana' | 'name' | 'phone' | 'email'
type Keys = { name_key: string; kana_key: string; phone_digits: string | null; email: string }

/** Why somebody who is registered may be who asked; several may hold. For the eyes of staff. */
export function likenesses(asked: Keys, person: Keys): Likeness[] {
  const found: [Likeness, boolean][] = [
    ['kana', asked.kana_key !== '' && asked.kana_key === person.kana_key],
    ['name', asked.name_key === person.name_key],
    ['phone', asked.phone_digits !== null && asked.phone_digits === person.phone_digits],
    ['email', asked.email !== '' && asked.email.toLowerCase() === person.email.toLowerCase()],
  ]
  return found.filter(([, holds]) => holds).map(([why]) => why)
}

/** The page of staff on which a request is worked on. */
export const requestPath = <Id extends string>(id: Id) => `/staff/requests/${id}` as const
