import type { Permissions } from '#features/accounts/rules.ts'
import type { ValuesOf } from '#features/municipalities/rules.ts'
import { SETTINGS } from './rules-settings.ts'

export { SETTINGS }
export type Grades = ValuesOf<typeof SETTINGS>['evaluationGrades']

/** 進捗状況 in words, or 目標値 and 実績 of an indicator with a 評点: the two sheets of 茅ヶ崎市 (平成27年度). */
export const KINDS = ['progress', 'score'] as const
export type Kind = (typeof KINDS)[number]
export const DIRECTIONS = ['up', 'down'] as const
export type Direction = (typeof DIRECTIONS)[number]

/** What a department writes on its sheet. Null and '' are unknown, never 0. */
export type Content = {
  kind: Kind
  page: string
  name: string
  summary: string
  purpose: string
  /** In the words of the city's list. */
  progress: string
  indicator: string
  /** The kind of entry that it counts; null: nobody said. */
  counted: string | null
  unit: string
  direction: Direction
  target: number | null
  actual: number | null
  /** Of what the actual is made: 小和田２、鶴嶺２. */
  breakdown: string
  assessment: string
  outlook: string
}

/** 下書き → 提出 → 確定. */
export type Status = 'draft' | 'submitted' | 'confirmed'

/** Where a sheet stands, by who handed it in and who confirmed it. */
export const statusOf = (sheet: { submitted_at: string | null; confirmed_at: string | null }): Status =>
  sheet.confirmed_at !== null ? 'confirmed' : sheet.submitted_at !== null ? 'submitted' : 'draft'

/** Every verb with the status in which it is open, and the one to which it leads. */
export const TRANSITIONS = {
  save: ['draft', 'draft'],
  'hand-in': ['draft', 'submitted'],
  'give-back': ['submitted', 'draft'],
  confirm: ['submitted', 'confirmed'],
  correct: ['confirmed', 'confirmed'],
} as const satisfies Record<string, readonly [from: Status, to: Status]>
export type Verb = keyof typeof TRANSITIONS

export const isOpen = (verb: Verb, status: Status): boolean => TRANSITIONS[verb][0] === status

/** Why no grade can be reckoned. */
export type NoGrade = 'noTarget' | 'noActual' | 'zeroTarget' | 'noThresholds'

/** How far a target was reached, in percent to one decimal (never rounded up), and the grade for it. */
export type Graded = { grade: string; percent: number | null } | { none: NoGrade }

/**
 * 評点: the actual in percent of the target (`up`), or the target in percent of the actual (`down`: the less the better;
 * nothing at all is the best), and of the city's thresholds the first that it reaches. The thresholds are dated data.
 */
export function gradeOf(
  { target, actual, direction }: Pick<Content, 'target' | 'actual' | 'direction'>,
  grades: Grades,
): Graded {
  if (target === null) return { none: 'noTarget' }
  if (actual === null) return { none: 'noActual' }
  if (grades === null || grades.length === 0) return { none: 'noThresholds' }
  const [reached, asked] = direction === 'up' ? [actual, target] : [target, actual]
  if (asked === 0) return direction === 'up' ? { none: 'zeroTarget' } : { grade: grades[0]!.grade, percent: null }
  // Compared as products: 61 of 82 is no number that could be written down.
  const grade = grades.find(({ from }) => reached * 100 >= from * asked)?.grade ?? grades.at(-1)!.grade
  return { grade, percent: Math.floor((reached * 1000) / asked) / 10 }
}

/**
 * Why a sheet is not taken. `ended`: the department was gone before the year began. `notGoing`: the work was not there in
 * the year. `taken`: there is one of this work, department and year. `tooLong`: more than one page of A4. `noAssessment`,
 * `noOutlook`, `noProgress`, `noIndicator`: what is asked for before it is handed in. `foreign`: another department's.
 * `changed`: somebody else wrote it meanwhile. `shut`: not in this status. `own`: whoever handed it in does not confirm it.
 */
export type Refusal =
  | 'ended'
  | 'notGoing'
  | 'notBegun'
  | 'taken'
  | 'tooLong'
  | 'noAssessment'
  | 'noOutlook'
  | 'noProgress'
  | 'noIndicator'
  | 'foreign'
  | 'changed'
  | 'shut'
  | 'own'
  | 'noReason'

/** What is missing before a sheet can be handed in, each with its field. An unknown figure stays unknown, and is told so. */
export function missingIn({ kind, progress, indicator, assessment, outlook }: Content): [field: string, Refusal][] {
  const missing: [string, Refusal, boolean][] = [
    ['progress', 'noProgress', kind === 'progress' && progress === ''],
    ['indicator', 'noIndicator', kind === 'score' && indicator === ''],
    ['assessment', 'noAssessment', assessment === ''],
    ['outlook', 'noOutlook', outlook === ''],
  ]
  return missing.flatMap(([field, refusal, holds]) => (holds ? [[field, refusal]] : []))
}

/**
 * Whether somebody confirms a sheet: another than who handed it in looks at it (四眼), unless there is nobody else who may.
 * A city decides it so: what all departments see and nobody writes any more is not one person's word.
 */
export const mayConfirm = (
  { submitted_by_id }: { submitted_by_id: string | null },
  by: string,
  confirmers: readonly { id: string }[],
): boolean => submitted_by_id !== by || confirmers.every(({ id }) => id === by)

/** Whose sheets somebody writes, and what they decide. */
export type Reach = { all: boolean; manager: boolean; teams: readonly string[] }

/** Whether somebody writes the sheets of a department. The database says the same (0073). */
export const mayWrite = ({ all, teams }: Reach, team: string): boolean => all || teams.includes(team)

export const PERMISSIONS = {
  'evaluations.read': ['counsellor', 'contributor', 'coordinator', 'manager'],
  'evaluations.write': ['counsellor', 'contributor', 'coordinator', 'manager'],
  'evaluations.confirm': ['coordinator', 'manager'],
} satisfies Permissions
