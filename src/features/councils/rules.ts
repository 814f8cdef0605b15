import type { Permissions } from '#features/accounts/rules.ts'
import type { EntryKind } from '#features/entries/rules.ts'
import type { Day } from '#platform/dates.ts'

/** Somebody who sat in the meeting, for whom, and the name ('': nobody wrote it down). */
export type Present = { organisation: string; name: string }
/** What was on the agenda, and what was decided of it ('': nothing was written). */
export type Item = { topic: string; decision: string }

/** What is kept of a meeting beside its entry, which says when it was and who counts it. */
export type Minutes = { body: string; place: string; present: readonly Present[]; items: readonly Item[] }

/** How many are kept of one meeting. */
export const MOST = { present: 60, items: 12 } as const

/** What is counted in 回 was held: 協議会, 関係団体との協議, 地域ミニ集会, and whatever a city adds in that unit. */
export const isMeeting = ({ unit }: Pick<EntryKind, 'unit'>): boolean => unit === '回'

/** One line for each who was there: the organisation, a space, the name. A line without a space names an organisation alone. */
export const presentOf = (typed: string): Present[] =>
  typed
    .split('\n')
    .map(line => line.trim())
    .filter(line => line !== '')
    .map(line => {
      const [organisation = '', ...name] = line.split(/[\s　]+/)
      return { organisation, name: name.join(' ') }
    })

/** The same as it is typed. */
export const presentLines = (present: readonly Present[]): string =>
  present.map(({ organisation, name }) => [organisation, name].filter(Boolean).join('　')).join('\n')

/** What was agreed in a meeting: open, done, or given up. */
export type Status = 'open' | 'done' | 'dropped'
export const ENDS = ['done', 'dropped'] as const
export type Ended = (typeof ENDS)[number]

export const statusOf = ({ ended_how }: { ended_how: Ended | null }): Status => ended_how ?? 'open'

/** Every verb with the statuses in which it is open, and the one to which it leads. */
export const TRANSITIONS = {
  postpone: [['open'], 'open'],
  done: [['open'], 'done'],
  dropped: [['open'], 'dropped'],
  reopen: [['done', 'dropped'], 'open'],
} as const satisfies Record<string, readonly [from: readonly Status[], to: Status]>
export type Verb = keyof typeof TRANSITIONS

export const isOpen = (verb: Verb, status: Status): boolean =>
  (TRANSITIONS[verb][0] as readonly Status[]).includes(status)

/** What somebody is to do: `who` as the meeting said it ('': the desk), `owner` who sees to it at the desk. */
export type Agreed = { what: string; who: string; due_on: Day; owner: string; indicator_id: string | null }

/**
 * Why nothing is written. `notMeeting`: the entry is of something that is not held. `foreign`: another department's. `there`: its
 * minutes are written already. `shut`: not in this status.
 */
export type Refusal = 'notMeeting' | 'foreign' | 'there' | 'shut'

/**
 * How a quarter stands with the meetings that are promised for it (S4-15: 四半期ごとに1回): `free` where none are, `unentered`
 * where it is over and nobody entered any, which does not say that there was none.
 */
export type Held = 'free' | 'reached' | 'missed' | 'unentered' | 'awaited' | 'later'

/** `count` null: nothing was entered; `target` null: none was promised. */
export function heldIn(
  { count, target, from, to }: { count: number | null; target: number | null; from: Day; to: Day },
  today: Day,
): Held {
  if (target === null) return 'free'
  if ((count ?? 0) >= target) return 'reached'
  if (from > today) return 'later'
  if (to >= today) return 'awaited'
  return count === null ? 'unentered' : 'missed'
}

export const PERMISSIONS = {
  'councils.read': ['counsellor', 'contributor', 'coordinator', 'manager'],
  /** Writes the minutes of the meetings of one's departments, and what was agreed there. */
  'councils.write': ['counsellor', 'contributor', 'coordinator', 'manager'],
  /** Sees to what was agreed, and says what came of it. */
  'councils.follow': ['counsellor', 'coordinator', 'manager'],
} satisfies Permissions
