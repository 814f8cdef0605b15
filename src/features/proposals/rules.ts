import type { Permissions } from '#features/accounts/rules.ts'
import type { LegalForm } from '#features/kinds/index.ts'
import { addDays, addMonths, type Day } from '#platform/dates.ts'
import { ENDING, type Reason, reasonFits } from './rules-reasons.ts'

export * from './rules-reasons.ts'

/**
 * How far a proposal is. The keys are stored; the unique key of open proposals knows the last four. `declined` is the
 * person's no; `passed`: the desk passed over it, and the person was not asked.
 */
export const STATUSES = [
  'proposed',
  'accepted',
  'introduced',
  'visiting',
  'decided',
  'active',
  'ended',
  'failed',
  'declined',
  'passed',
] as const
export type Status = (typeof STATUSES)[number]
export type OpenStatus = Exclude<Status, 'ended' | 'failed' | 'declined' | 'passed'>

/** How a proposal begins: it is made, or at the desk one passes over it at once. */
export const BEGINNINGS = { propose: 'proposed', pass: 'passed' } as const satisfies Record<string, Status>
export type Beginning = keyof typeof BEGINNINGS

export const VERBS = [
  'accept',
  'introduce',
  'visit',
  'trial',
  'interview',
  'result',
  'decide',
  'start',
  'follow-up',
  'end',
  'decline',
  'fall-through',
] as const
export type Verb = (typeof VERBS)[number]

const LOST = { decline: 'declined', 'fall-through': 'failed' } as const

/** Which verb leads from which status to which (sources.md: status). A status without verbs is terminal. */
export const TRANSITIONS = {
  proposed: { accept: 'accepted', ...LOST },
  accepted: { introduce: 'introduced', visit: 'visiting', trial: 'visiting', decide: 'decided', ...LOST },
  introduced: { interview: 'visiting', visit: 'visiting', trial: 'visiting', decide: 'decided', ...LOST },
  visiting: {
    result: 'visiting',
    introduce: 'introduced',
    interview: 'visiting',
    visit: 'visiting',
    trial: 'visiting',
    decide: 'decided',
    ...LOST,
  },
  decided: { start: 'active', ...LOST },
  active: { 'follow-up': 'active', end: 'ended' },
  ended: {},
  failed: {},
  declined: {},
  passed: {},
} as const satisfies Record<Status, Partial<Record<Verb, Status>>>

export const isVerb = (text: string): text is Verb => (VERBS as readonly string[]).includes(text)
export const isStatus = (text: string): text is Status => (STATUSES as readonly string[]).includes(text)
/**
 * After so many days an activity that came to nothing stands in the list again: the person's own no holds for half a year,
 * the desk's passing over, of which the person never heard, for half of that.
 */
export const ASKED_AGAIN_DAYS = { declined: 180, failed: 180, passed: 90 } as const satisfies Partial<
  Record<Status, number>
>

/** Whether somebody is asked again of what stands so since this day. */
export const isAskedAgain = (status: Status, since: Day, today: Day): boolean =>
  !(status in ASKED_AGAIN_DAYS) || since <= addDays(today, -ASKED_AGAIN_DAYS[status as keyof typeof ASKED_AGAIN_DAYS])

export const isOpen = (status: Status): status is OpenStatus => Object.keys(TRANSITIONS[status]).length > 0
export const OPEN_STATUSES = STATUSES.filter(isOpen)

/**
 * From the person's yes on, a proposal rests on the consent that the organisation is told: it is paused while that is
 * withdrawn. What is proposed to the person is told to nobody yet.
 */
export const RESTING = OPEN_STATUSES.filter(status => status !== 'proposed')

/** Verbs by which the desk deals with the organisation about the person. */
const TELLING: readonly Verb[] = ['introduce', 'visit', 'trial', 'interview', 'decide']
/** Whether a verb tells the organisation something; what the person found and arranged by themself is only noted. */
export const isTelling = (verb: Verb, how?: How): boolean =>
  TELLING.includes(verb) && !(verb === 'decide' && how === 'self')

/** The status after a verb; null where the verb is not open in it. */
export const after = (status: Status, verb: Verb): Status | null =>
  (TRANSITIONS[status] as Partial<Record<Verb, Status>>)[verb] ?? null

export type EntryVerb = Beginning | Verb
export type Entry = { verb: EntryVerb; on_day: Day; reason: Reason | null; data: EntryData }

/** What a row says beside who, when and by which medium. */
export type EntryData = {
  /** Of visit, trial, interview: the day that was agreed and the time in minutes after midnight. */
  planned_on?: Day
  planned_at?: number | null
  result?: Result | FollowUpResult
  /** Of a follow-up: how many were held before it. */
  round?: number
  starts_on?: Day
  hours_week?: number
  how?: How
  /** Of an introduction: whether the law calls it 職業紹介. */
  help?: Help
  consent?: string
}

/** The status as the rows tell it, in the order in which they were written; null for rows that tell no proposal. */
export function statusOf(entries: readonly Pick<Entry, 'verb'>[]): Status | null {
  const [first, ...rest] = entries
  if (!first || !(first.verb in BEGINNINGS)) return null
  return rest.reduce<Status | null>(
    (status, { verb }) => (status && isVerb(verb) ? after(status, verb) : null),
    BEGINNINGS[first.verb as Beginning],
  )
}

/** What came of a visit, a trial or an interview. */
export const RESULTS = ['good', 'thinking', 'waiting', 'unsure', 'absent'] as const
export type Result = (typeof RESULTS)[number]

export const FOLLOW_UP_RESULTS = ['continuing', 'trouble', 'ended'] as const
export type FollowUpResult = (typeof FOLLOW_UP_RESULTS)[number]

/** How a decision came about: by the desk's introduction, through a partner, or found by the person. */
export const HOWS = ['own', 'partner', 'self'] as const
export type How = (typeof HOWS)[number]

/**
 * A counsellor's introduction to employment is 職業紹介 (職業安定法4条1項・29条), to other activities it is not; neither
 * is 情報提供, which ranks by criteria stated in advance and names nobody to an organisation (sources.md: placement).
 */
export type Help = 'placement' | 'introduction'
export const helpOf = (form: LegalForm): Help =>
  form === 'employment' || form === 'dispatch' ? 'placement' : 'introduction'

/** Whether the person was named to the organisation in this proposal. */
export const isIntroduced = (entries: readonly Pick<Entry, 'verb'>[]): boolean =>
  entries.some(({ verb }) => verb === 'introduce')

export const PLANS = ['visit', 'trial', 'interview'] as const
export type Plan = (typeof PLANS)[number]
export const isPlan = (verb: string): verb is Plan => (PLANS as readonly string[]).includes(verb)

/** The visit, trial or interview that was agreed and of which nothing was heard yet. */
export function openPlan<E extends Pick<Entry, 'verb'>>(entries: readonly E[]): E | null {
  const last = entries.findLast(({ verb }) => isPlan(verb) || verb === 'result')
  return last && isPlan(last.verb) ? last : null
}

export type Refusal =
  | 'placementOff'
  | 'introductionsOff'
  | 'notNow'
  | 'changed'
  | 'alreadyOpen'
  | 'notOpenForProposals'
  | 'excluded'
  | 'alreadyIntroduced'
  | 'interviewNeedsIntroduction'
  | 'nothingPlanned'
  | 'decideNeedsIntroduction'
  | 'overlaps'
  | 'noSeat'
  | 'partnerGone'
  | 'reasonUnfit'
  | 'consentMissing'
  | 'consentGeneralOnly'
  | 'consentWithdrawn'
  | 'builtOn'
  | 'moveIntroduced'
  | 'followUpEnds'

export type Off = Extract<Refusal, 'placementOff' | 'introductionsOff'> | null

/** Why nobody is named to this organisation: the city introduces nobody, or places nobody in jobs (職業安定法29条). */
export const offFor = (form: LegalForm, does: (key: 'placement' | 'introductions') => boolean): Off =>
  !does('introductions')
    ? 'introductionsOff'
    : helpOf(form) === 'placement' && !does('placement')
      ? 'placementOff'
      : null

/** Whether a verb may be done now, as far as the rows of this proposal tell. `null`: yes. */
export function refusalOf(
  entries: readonly Entry[],
  verb: Verb,
  form: LegalForm,
  facts: { reason?: Reason | null; how?: How; paused?: boolean; off?: Off } = {},
): Refusal | null {
  const status = statusOf(entries)
  if (!status || !after(status, verb)) return 'notNow'
  if (facts.off && isTelling(verb, facts.how)) return facts.off
  if (facts.paused && isTelling(verb, facts.how)) return 'consentWithdrawn'
  const introduced = isIntroduced(entries)
  if (verb === 'introduce' && introduced) return 'alreadyIntroduced'
  if (verb === 'interview' && !introduced) return 'interviewNeedsIntroduction'
  if (verb === 'result' && !openPlan(entries)) return 'nothingPlanned'
  if (verb === 'decide' && facts.how === 'own' && !introduced && helpOf(form) === 'placement')
    return 'decideNeedsIntroduction'
  if (verb in ENDING && !(facts.reason && reasonFits(facts.reason, verb as keyof typeof ENDING))) return 'reasonUnfit'
  return null
}

/** The verbs that can be chosen now, in the order of the work; while it is paused, those that tell nobody anything. */
export const verbsNow = (entries: readonly Entry[], form: LegalForm, paused = false, off: Off = null): Verb[] =>
  VERBS.filter(verb => [null, 'reasonUnfit'].includes(refusalOf(entries, verb, form, { paused, off, how: 'self' })))

/** When it is asked how it goes: after one week, then 1, 3 and 6 months, then every half year, so that none is forgotten. */
export const followUpDue = (startsOn: Day, round: number): Day =>
  round === 0 ? addDays(startsOn, 7) : addMonths(startsOn, [0, 1, 3][round] ?? 6 * (round - 2))

export type DueStep = {
  what: 'answer' | 'introduce' | 'contact' | 'visit' | 'trial' | 'interview' | 'decide' | 'start' | 'follow-up'
  due: Day
  /** Of a follow-up: how many were held before it. */
  round?: number
}

/** Days that a step may take where no day was agreed. */
export const DAYS = { answer: 7, introduce: 3, contact: 7, decide: 7, trouble: 7 } as const

/** What is to be done next, by when; null in a terminal status. So no open proposal is in limbo. */
export function stepAfter(entries: readonly Entry[]): DueStep | null {
  const [status, last] = [statusOf(entries), entries.at(-1)]
  if (!status || !isOpen(status) || !last) return null
  return STEPS[status](entries, last)
}

const STEPS = {
  proposed: (_, { on_day }) => ({ what: 'answer', due: addDays(on_day, DAYS.answer) }),
  accepted: (_, { on_day }) => ({ what: 'introduce', due: addDays(on_day, DAYS.introduce) }),
  introduced: (_, { on_day }) => ({ what: 'contact', due: addDays(on_day, DAYS.contact) }),
  visiting: (_, { verb, on_day, data }) =>
    isPlan(verb)
      ? { what: verb, due: data.planned_on ?? on_day }
      : { what: 'decide', due: addDays(on_day, DAYS.decide) },
  decided: (_, { data, on_day }) => ({ what: 'start', due: data.starts_on ?? on_day }),
  active: entries => followUpStep(entries),
} satisfies Record<OpenStatus, (entries: readonly Entry[], last: Entry) => DueStep>

/** After trouble it is asked again within a week; that does not move the agreed days. */
function followUpStep(entries: readonly Entry[]): DueStep {
  const startsOn = startOf(entries) ?? entries.at(-1)!.on_day
  const round = entries.filter(({ verb, data }) => verb === 'follow-up' && data.result === 'continuing').length
  const last = entries.at(-1)!
  const planned = followUpDue(startsOn, round)
  const soon = addDays(last.on_day, DAYS.trouble)
  const due = last.data.result === 'trouble' && soon < planned ? soon : planned
  return { what: 'follow-up', due, round }
}

/** The day on which the activity began, as noted when it began. */
export const startOf = (entries: readonly Entry[]): Day | null =>
  entries.findLast(({ verb }) => verb === 'start')?.on_day ?? null

export const PERMISSIONS = {
  'matching.read': ['counsellor', 'coordinator'],
  'proposals.write': ['counsellor', 'coordinator'],
} satisfies Permissions
