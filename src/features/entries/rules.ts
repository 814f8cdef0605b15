import type { Permissions } from '#features/accounts/rules.ts'
import type { HeardFrom } from '#features/people/rules.ts'
import { fiscalYear, quarter } from '#platform/ages.ts'
import type { Day } from '#platform/dates.ts'

/** Whether people were asked how content they are: not at all, if at all, or the entry is nothing but their answers. */
export const ASKS = ['none', 'may', 'only'] as const
export type Asks = (typeof ASKS)[number]

/** What can be entered. Indicators count by its key, which never gets another meaning. */
export type EntryKind = {
  key: string
  name: string
  unit: string
  /** What is counted, in a sentence. */
  lead: string
  asks: Asks
  /** Into what it is divided (費目, 財源 …), and the closed list of it; [] with a label: free words. */
  part_label: string | null
  parts: readonly string[]
  /** Entered before its days are over (a budget). */
  ahead: boolean
  /** How many there are from the day on; it is not summed. */
  state: boolean
  /** One that every city begins with. */
  standard: boolean
  sort: number
  ended_on: Day | null
}

/** How many answered 5 (とても満足), 4, 3, 2 and 1 (とても不満), in this order. */
export type Answers = readonly [number, number, number, number, number]

/** What is entered: the days for which it holds (`from_day` null: the one day), how many or how much, and where it stands. */
export type Facts = {
  kind: string
  work_id: string | null
  /** The department; null: the office itself. */
  team_id: string | null
  from_day: Day | null
  on_day: Day
  /** In the unit of the kind; at least 0, whole, of answers alone how many there are. */
  count: number
  /** Which part of its kind; '' where that has none. */
  part: string
  /** Of 広報費: for which way of telling it was spent, as people say where they heard of the desk; '' where nobody said. */
  medium: HeardFrom | ''
  /** To how many people the survey was given; null: nobody knows, or nobody was asked. */
  asked: number | null
  answers: Answers | null
  source: string
  note: string
}

/**
 * Why an entry is not taken. `over`: the days lie in more than one fiscal year. `ahead`: not before the day is here. `closed`:
 * the figures of its quarter are closed. `tooMany`: more answers than people who were asked. `noPaper`: neither a source nor
 * a file. `foreign`: another department's. `ended`: its kind is entered no more. `noMedium`: a way of telling, of what is no 広報費.
 * `slips`: its answers are those of slips.
 */
export type EntryRefusal =
  | 'backwards'
  | 'over'
  | 'ahead'
  | 'closed'
  | 'tooMany'
  | 'noAnswers'
  | 'noPart'
  | 'noPaper'
  | 'foreign'
  | 'ended'
  | 'workOver'
  | 'noMedium'
  | 'slips'

/** At which field of the form a refusal is told. */
export const FIELD_OF = {
  backwards: 'from_day',
  over: 'from_day',
  ahead: 'on_day',
  closed: 'on_day',
  tooMany: 'asked',
  noAnswers: 'answer5',
  noPart: 'part',
  noPaper: 'source',
  foreign: 'team',
  ended: 'kind',
  workOver: 'work',
  noMedium: 'medium',
  slips: 'asked',
} as const satisfies Record<EntryRefusal, string>

/** Money for announcements, which may say for which of them it was spent. */
export const isOfMedia = ({ kind, part }: Pick<Facts, 'kind' | 'part'>): boolean =>
  kind === 'expense' && part === '広報費'

/** All that is wrong with what is entered, by itself; [] where it can be taken on this day. */
export function factsRefusals(
  facts: Facts,
  kind: EntryKind,
  { today, file }: { today: Day; file: boolean },
): EntryRefusal[] {
  const { from_day, on_day, asked, answers, part, source } = facts
  const backwards = from_day !== null && from_day > on_day
  const wrong: [EntryRefusal, boolean][] = [
    ['ended', kind.ended_on !== null && kind.ended_on < on_day],
    ['backwards', backwards],
    ['over', !backwards && from_day !== null && fiscalYear(from_day) !== fiscalYear(on_day)],
    ['ahead', !kind.ahead && on_day > today],
    ['noPart', kind.part_label !== null && part === ''],
    ['noAnswers', kind.asks === 'only' && (answers === null || answered(answers) === 0)],
    ['tooMany', asked !== null && answers !== null && answered(answers) > asked],
    ['noPaper', source === '' && !file],
    ['noMedium', facts.medium !== '' && !isOfMedia(facts)],
  ]
  return wrong.flatMap(([refusal, holds]) => (holds ? [refusal] : []))
}

/** How many people answered. */
export const answered = (answers: Answers): number => answers.reduce((sum, one) => sum + one, 0)

/** Whole percent who answered 5 or 4 of those who answered; null where nobody did. The same as of the consultations. */
export function contentOf(answers: Answers): number | null {
  const all = answered(answers)
  return all === 0 ? null : Math.round(((answers[0] + answers[1]) / all) * 100)
}

/** Whole percent who answered of those who were asked; null where it is not known how many these were. */
export const responseOf = (answers: Answers, asked: number | null): number | null =>
  asked === null || asked === 0 ? null : Math.round((answered(answers) / asked) * 100)

/** To which quarter of its fiscal year an entry belongs; 0 (the year alone) where its days lie in more than one. */
export const quarterOf = ({ from_day, on_day }: Pick<Facts, 'from_day' | 'on_day'>): 0 | 1 | 2 | 3 | 4 =>
  from_day !== null && quarter(from_day) !== quarter(on_day) ? 0 : quarter(on_day)

/**
 * Whose entries somebody writes: `all` departments, those of `teams`, and (`desk`) what belongs to none; `closed`: also
 * those of a quarter whose figures are closed.
 */
export type Reach = { all: boolean; desk: boolean; closed: boolean; teams: readonly string[] }

/** Whether somebody may write an entry of this department (null: of none). The database says the same (0067). */
export const mayWrite = ({ all, desk, teams }: Omit<Reach, 'closed'>, team: string | null): boolean =>
  all || (team === null ? desk : teams.includes(team))

export const PERMISSIONS = {
  /** Whoever audits is of no department, and so reads what is closed with its papers (地方自治法199条8項), and writes nothing. */
  'entries.read': ['counsellor', 'contributor', 'coordinator', 'manager', 'auditor'],
  'entries.write': ['counsellor', 'contributor', 'coordinator', 'manager'],
  /** What a city counts beside what every city counts. */
  'entries.kinds': ['manager'],
} satisfies Permissions
