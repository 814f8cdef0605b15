import type { Permissions, Role } from '#features/accounts/rules.ts'
import type { Day } from '#platform/dates.ts'
import type { Shape } from '#platform/shapes.ts'

/**
 * The whole log is for whoever audits and whoever runs the installation; of these only the auditor learns who the residents
 * are. The manager, whose office answers a request for disclosure (個人情報保護法76条), sees who looked at one person: not what
 * a member of staff did all day. `db/migrations/0057_looks.sql` keeps everybody else out.
 */
export const PERMISSIONS = {
  'looks.read': ['administrator', 'auditor'],
  'looks.person': ['manager', 'auditor'],
} satisfies Permissions

/** How whoever looked is told to the resident: as somebody of the city, by their role, or by name, too. */
export const TOLD_BY = ['office', 'role', 'name'] as const
export type ToldBy = (typeof TOLD_BY)[number]

export const SETTINGS = {
  /** The role and the work of an official are disclosed; the name as the city is used to (個人情報保護法78条1項2号イ・ハ). */
  lookerTold: {
    standard: 'role' as ToldBy,
    unit: '書き方',
    source: '個人情報保護法78条1項2号ハ（公務員の職と職務遂行の内容）',
    text: '開示用の控えに書く、見た職員',
    shape: {
      of: 'choice',
      among: TOLD_BY,
      texts: { office: '市の職員であることだけ', role: '役割まで', name: '役割と氏名' },
    } as Shape,
  },
}

/** What a look was for, as the kind of the page tells. */
export const KINDS = [
  'person',
  'consultation',
  'proposal',
  'step',
  'request',
  'activity',
  'shift',
  'plan',
  'figure',
  'correction',
  'import',
  'account',
  'city',
  'look',
] as const
export type LookKind = (typeof KINDS)[number]

declare module '#platform/feature.ts' {
  interface LookKinds extends Record<(typeof KINDS)[number], true> {}
}

/** Kinds of things of a person that a line may be about; of others is told what they are. */
export const PERSONAL = [
  ...['person', 'consultation', 'proposal', 'proposal-entry', 'assignment', 'attendance', 'absence', 'correction'],
  ...['consent', 'request', 'step', 'call', 'list'],
]

/** The conditions of a search in the log; `person` and `by` are ids, `actions` those of a kind of page. */
export type Find = {
  person: string | null
  by: string | null
  actions: readonly string[] | null
  refused: boolean
  from: Day | null
  to: Day | null
}

/** So many lines stand on a page, and so many people of a line before they are folded. */
export const SIZE = 50
export const NAMED = 5

/**
 * The looks of one day, of one member of staff, by one kind of page, at one person. `listed`: the person stood in a list or a
 * file among others; `refused`: nothing was shown.
 */
export type DayOfLooks = {
  day: Day
  by: string | null
  roles: readonly Role[]
  kind: LookKind | null
  listed: boolean
  refused: boolean
  count: number
}

/** A line of what a resident is told. */
export type ToldLook = Pick<DayOfLooks, 'day' | 'kind' | 'listed' | 'refused' | 'count'> & { who: string }
