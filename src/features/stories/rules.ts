import type { Permissions } from '#features/accounts/rules.ts'
import type { Door } from '#features/kinds/rules.ts'
import type { Day } from '#platform/dates.ts'

/** What a story tells. '' is not written yet. */
export type Content = {
  opportunity_id: string | null
  organisation_id: string | null
  door: Door
  title: string
  /** The name under which it is told. */
  pseudonym: string
  before: string
  did: string
  after: string
  quote: string
  told_on: Day | null
}

/** 下書き → 確認 → 公開 → 終わり. */
export type Status = 'draft' | 'review' | 'published' | 'ended'

/** Where a story stands, by who handed it in, published it and took it down. */
export const statusOf = (story: {
  submitted_at: string | null
  published_at: string | null
  ended_at: string | null
}): Status =>
  story.ended_at !== null
    ? 'ended'
    : story.published_at !== null
      ? 'published'
      : story.submitted_at !== null
        ? 'review'
        : 'draft'

/** Every verb with the statuses in which it is open, and the one to which it leads. What was taken down is told no more. */
export const TRANSITIONS = {
  save: [['draft'], 'draft'],
  'hand-in': [['draft'], 'review'],
  'give-back': [['review'], 'draft'],
  publish: [['review'], 'published'],
  'take-down': [['draft', 'review', 'published'], 'ended'],
} as const satisfies Record<string, readonly [from: readonly Status[], to: Status]>
export type Verb = keyof typeof TRANSITIONS
export const VERBS = Object.keys(TRANSITIONS) as Verb[]

export const isOpen = (verb: Verb, status: Status): boolean =>
  (TRANSITIONS[verb][0] as readonly Status[]).includes(status)

/**
 * Why a story is not written, handed in or published. `noConsent`: the person has not agreed to be told of, or does so no more
 * (個人情報の保護に関する法律69条2項1号). `named`: their name stands in it. `own`: whoever handed it in does not publish it.
 * `shut`: not in this status. `changed`: somebody else wrote it meanwhile.
 */
export type Refusal =
  | 'noConsent'
  | 'named'
  | 'noPseudonym'
  | 'noDid'
  | 'noQuote'
  | 'noSubject'
  | 'noDay'
  | 'own'
  | 'shut'
  | 'changed'
  | 'noReason'

/** What is missing before a story can be handed in, each with its field. */
export function missingIn({
  pseudonym,
  did,
  quote,
  opportunity_id,
  organisation_id,
  told_on,
}: Content): [field: string, Refusal][] {
  const missing: [string, Refusal, boolean][] = [
    ['pseudonym', 'noPseudonym', pseudonym === ''],
    ['did', 'noDid', did === ''],
    ['quote', 'noQuote', quote === ''],
    ['organisation', 'noSubject', opportunity_id === null && organisation_id === null],
    ['told_on', 'noDay', told_on === null],
  ]
  return missing.flatMap(([field, refusal, holds]) => (holds ? [[field, refusal]] : []))
}

type Names = { family_name: string; given_name: string; family_kana: string; given_kana: string }

const TOLD = ['title', 'pseudonym', 'before', 'did', 'after', 'quote'] as const

/**
 * The fields in which the person's own name stands: the whole name, as it is written or read, anywhere; half of it in the
 * name under which the story is told.
 */
export function namedIn(content: Pick<Content, (typeof TOLD)[number]>, names: Names): string[] {
  const plain = (text: string) => text.normalize('NFKC').replace(/[\s・]/g, '')
  const whole = [names.family_name + names.given_name, names.family_kana + names.given_kana].map(plain)
  const halves = [names.family_name, names.given_name, names.family_kana, names.given_kana].map(plain)
  const holds = (text: string, some: readonly string[]) =>
    some.some(name => name.length > 1 && plain(text).includes(name))
  return TOLD.filter(field => holds(content[field], field === 'pseudonym' ? [...whole, ...halves] : whole))
}

export const PERMISSIONS = {
  'stories.read': ['counsellor', 'coordinator', 'manager'],
  'stories.write': ['counsellor', 'coordinator'],
  'stories.publish': ['coordinator', 'manager'],
} satisfies Permissions
