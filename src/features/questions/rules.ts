import { nfkc } from '#platform/text.ts'

/** `asked`: the desk's move. `passed`: the organisation was asked. `answered`: they may ask on for a while. */
export const STATUSES = ['asked', 'passed', 'answered', 'closed'] as const
export type Status = (typeof STATUSES)[number]

export const VERBS = ['ask', 'pass', 'answer', 'close'] as const
export type Verb = (typeof VERBS)[number]

/** Where each verb leads from each status; what is not there is refused. What is closed is asked anew. */
export const TRANSITIONS = {
  asked: { ask: 'asked', pass: 'passed', answer: 'answered', close: 'closed' },
  passed: { ask: 'passed', pass: 'passed', answer: 'answered', close: 'closed' },
  answered: { ask: 'asked', answer: 'answered', close: 'closed' },
  closed: {},
} as const satisfies Record<Status, Partial<Record<Verb, Status>>>

/** Where the verb leads; null where it is not open. */
export const after = (status: Status, verb: Verb): Status | null =>
  (TRANSITIONS[status] as Partial<Record<Verb, Status>>)[verb] ?? null

/** The statuses in which somebody waits for the desk. */
export const WAITING = ['asked', 'passed'] as const satisfies readonly Status[]

/** Within so many opening days the desk answers, or says how far it is. */
export const ANSWER_DAYS = 3
/** An answer after which nothing more is asked for so many days was the last. */
export const CLOSE_DAYS = 14
/** So many characters at once, and so many times within a day. */
export const LIMIT = 2000
export const MOST_A_DAY = 20

/** By what the desk asks the organisation. */
export const PASSED_BY = ['phone', 'mail', 'visit'] as const
export type PassedBy = (typeof PASSED_BY)[number]

/** `closed`: it is over. `flood`: too many in a day. `none`: there is none, or it is not theirs. `duePast`: before today. */
export type Refusal = 'closed' | 'flood' | 'none' | 'duePast'

type Names = { family_name: string; given_name: string; family_kana: string; given_kana: string }

const MAIL = /[\w.+-]+@[\w-]+(?:\.[\w-]+)+/g
const PHONE = /\+?\d(?:[-‐−–ー・ ()]?\d){8,12}/g

/**
 * What of these words says who asks: their name (of a single sign it could be any word), a telephone number, an address of
 * mail. An organisation is told none of it without a consent (個人情報の保護に関する法律27条).
 */
export function saysWho(words: string, names: Names): string[] {
  const plain = nfkc(words)
  const { family_name, given_name, family_kana, given_kana } = names
  const called = [family_name, given_name, family_kana, given_kana].filter(
    name => [...name].length > 1 && plain.includes(name),
  )
  return [...new Set([...called, ...(plain.match(MAIL) ?? []), ...(plain.match(PHONE) ?? [])])]
}

/** The words without what says who asks, to begin with. */
export const withoutWho = (words: string, names: Names): string =>
  saysWho(words, names).reduce((text, found) => text.replaceAll(found, '○○'), nfkc(words))

export const STAFF_PATH = '/staff/questions'
export const questionPath = <Id extends string>(id: Id) => `/staff/questions/${id}` as const
export const OWN_PATH = '/my/questions/new'
export const ownPath = <Id extends string>(id: Id) => `/my/questions/${id}` as const
