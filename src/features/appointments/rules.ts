import type { Permissions } from '#features/accounts/rules.ts'
import type { Channel, Topic } from '#features/consultations/rules.ts'
import { floodSetting } from '#features/requests/rules.ts'
import type { Shape } from '#platform/shapes.ts'

/** `late`: they are not there yet, or said that they come later. `came`: they are there, and the talk is not recorded yet. */
export const STATUSES = ['booked', 'late', 'came', 'done', 'missed', 'cancelled'] as const
export type Status = (typeof STATUSES)[number]

export const VERBS = ['move', 'cancel', 'late', 'come', 'end', 'miss'] as const
export type Verb = (typeof VERBS)[number]

/**
 * Where each verb leads from each status. To cancel is no rejection and asks for no reason; who did not come may be given
 * another time at once. What was noted by mistake can be put right until the talk is recorded.
 */
export const TRANSITIONS = {
  booked: { move: 'booked', cancel: 'cancelled', late: 'late', come: 'came', end: 'done', miss: 'missed' },
  late: { move: 'booked', cancel: 'cancelled', come: 'came', end: 'done', miss: 'missed' },
  came: { end: 'done', miss: 'missed' },
  missed: { move: 'booked', come: 'came' },
  done: {},
  cancelled: {},
} as const satisfies Record<Status, Partial<Record<Verb, Status>>>

/** Where the verb leads; null where it is not open. */
export const after = (status: Status, verb: Verb): Status | null =>
  (TRANSITIONS[status] as Partial<Record<Verb, Status>>)[verb] ?? null

/** The statuses from which a verb is open. */
export const from = (verb: Verb): Status[] => STATUSES.filter(status => after(status, verb) !== null)

/** Something is still to be done: each has a step of who talks. */
export const OPEN = ['booked', 'late', 'came'] as const satisfies readonly Status[]
export const isOpen = (status: Status): boolean => (OPEN as readonly Status[]).includes(status)

/** By whom it was cancelled, or since nobody is there to talk. */
export type EndedAs = 'self' | 'desk' | 'off'

export const HOWS = ['visit', 'phone', 'online'] as const
export type How = (typeof HOWS)[number]

/** `outreach`: 出張相談会. `remote`: nowhere to come to. */
export const SITES = ['desk', 'branch', 'outreach', 'remote'] as const
export type Site = (typeof SITES)[number]

/** What a talk may be about: a few words, so that nobody tells of their health or money beforehand. */
export const TOPICS = [
  'work',
  'volunteering',
  'hobby',
  'learning',
  'living',
  'other',
] as const satisfies readonly Topic[]
export type AskedTopic = (typeof TOPICS)[number]

/** About whom it is, and how staff heard of one that they type: a partner who asks for somebody does it on the telephone. */
export { TYPED_BY, WHOM, type Whom } from '#features/requests/rules.ts'

/** How the talk is told in its record. */
export const channelOf = ({ how, site }: { how: How; site: Site }): Channel =>
  how === 'visit' && site === 'outreach' ? 'outreach' : how

/**
 * `taken`: somebody else has it by now. `gone`: it is not offered (any more). `how`: not in this way. `noPhone`, `noMail`: a
 * talk by telephone needs a number, one online an address.
 */
export type Refusal = 'taken' | 'gone' | 'how' | 'flood' | 'twice' | 'notNow' | 'noPerson' | 'notYet'

export const SETTINGS = {
  /** So many days ahead one books by the web. */
  appointmentDays: {
    standard: 56,
    unit: '日',
    source: '0061-appointments.md',
    text: '面談の予約を何日先まで受けるか',
    shape: { of: 'number', least: 1, most: 366, whole: true } as Shape,
  },
  /** So many minutes before it begins the last one books by the web; staff may until it begins. */
  appointmentLead: {
    standard: 120,
    unit: '分',
    source: '0061-appointments.md',
    text: '面談の予約をウェブで何分前まで受けるか',
    shape: { of: 'number', least: 0, most: 10_080, whole: true } as Shape,
  },
  appointmentFlood: floodSetting('面談の予約を受け付ける数の上限', '0061-appointments.md', { address: 40, contact: 5 }),
}

export const PERMISSIONS = {
  'appointments.read': ['counsellor', 'coordinator', 'manager'],
  'appointments.write': ['counsellor', 'coordinator'],
} satisfies Permissions

export const STAFF_PATH = '/staff/appointments'
export const HOSTS_PATH = '/staff/appointments/hosts'
/** The numbers of those who come without a booking. */
export const QUEUES_PATH = '/staff/queues'
/** The page of staff of one that is booked, and of who talks. */
export const appointmentPath = <Id extends string>(id: Id) => `/staff/appointments/one/${id}` as const
export const hostPath = <Id extends string>(id: Id) => `/staff/appointments/hosts/${id}` as const
