import type { Permissions } from '#features/accounts/rules.ts'
import type { Category } from '#features/kinds/index.ts'
import type { Day } from '#platform/dates.ts'
import type { Encoding, FileRefusal } from '#platform/files.ts'
import { type IssueCode, issueText } from './text.ts'

export type Dialect = 'recommended' | 'base-registry' | 'gif'

/** An event of any of the three dialects in one shape. Times are minutes since midnight, money is integer yen. */
export type EventRow = {
  sourceId: string
  title: string
  kana: string | null
  description: string
  category: Category
  /** The words of the file for the kind of event. */
  sourceCategory: string | null
  /** For children or parents with small children: imported, but no activity for a second life. */
  forChildren: boolean
  url: string | null
  startsOn: Day
  endsOn: Day | null
  startTime: number | null
  endTime: number | null
  timeNote: string | null
  place: string | null
  address: string | null
  lat: number | null
  lng: number | null
  organiser: string | null
  target: string | null
  fee: number | null
  /** What stands for the fee in words that are no amount. */
  feeSaid: string | null
  feeNote: string | null
  capacity: number | null
  applyBy: Day | null
  applyHow: string | null
  access: string | null
  parking: string | null
  contactName: string | null
  contactPhone: string | null
  contactMail: string | null
  remarks: string | null
  status: EventStatus
}
export type EventStatus = 'open' | 'tentative' | 'cancelled'

/** Something about a cell. `row` as a spreadsheet counts (the header is 1; 0 is the file as a whole), `column` as in the file. */
export type Issue = { row: number; column: string; code: IssueCode | FileRefusal; message: string }

export type Quarantined = { row: number; title: string | null; issues: Issue[]; raw: Record<string, string> }

export type ParsedEvents = {
  dialect: Dialect
  encoding: Encoding
  /** Records in the file without the header: `rows.length + quarantined.length`. */
  read: number
  rows: (EventRow & { row: number })[]
  quarantined: Quarantined[]
  /** All issues, those of quarantined rows too, by row. */
  issues: Issue[]
}

/** An issue with its sentence. */
export function issue(row: number, column: string, code: IssueCode, value = ''): Issue {
  return { row, column, code, message: issueText[code](value) }
}

export const PERMISSIONS = {
  'imports.run': ['coordinator', 'administrator'],
} satisfies Permissions
