import type { Permissions } from '#features/accounts/rules.ts'
import type { Category } from '#features/kinds/index.ts'
import type { Day } from '#platform/dates.ts'
import type { Encoding, FileRefusal } from '#platform/files.ts'
import type { WorkbookRefusal } from '#platform/xlsx/refusals.ts'
import type { Doubt, Hours, Weekly } from './rules-reading.ts'
import { type IssueCode, issueText } from './text.ts'

export type Dialect = 'recommended' | 'base-registry' | 'gif' | 'own'

/**
 * An event of any of the three dialects in one shape. Times are minutes since midnight, money is integer yen. Null is
 * what the file does not tell or tells in words only; the words then stand in the note beside it. Readings that are not
 * certain are in here as well, each with an `Offer` that says how the event is without it.
 */
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
  /** Null where only the end is told (～9月25日まで) or no day at all (随時). */
  startsOn: Day | null
  endsOn: Day | null
  /** It goes on and the file tells no end: `endsOn` is null. */
  openEnd: boolean
  /** 随時, 通年: any day, or one that is agreed upon. */
  anytime: boolean
  /** Each day, where the file lists single days; [] for one day or a span. */
  days: readonly Day[]
  weekly: Weekly | null
  /** From when to when: one, several (午前の部, 午後の部) or none. */
  hours: readonly Hours[]
  timeNote: string | null
  place: string | null
  postcode: string | null
  /** Two addresses of one cell stand with ／ between them. */
  address: string | null
  lat: number | null
  lng: number | null
  organiser: string | null
  target: string | null
  /** From which age on one may come, 0 where the file says that any will do; null where it is told in words only or not. */
  ageMin: number | null
  /** What it costs one person each time; 0 only where the file says so. */
  fee: number | null
  /** What stands for the fee in words that are no amount. */
  feeSaid: string | null
  feeNote: string | null
  capacity: number | null
  capacityNote: string | null
  applyFrom: Day | null
  applyBy: Day | null
  applyHow: string | null
  access: string | null
  parking: string | null
  contactName: string | null
  contactPhone: string | null
  contactMail: string | null
  remarks: string | null
  /** The cells of all other columns, each with its heading, in the order of the file. */
  more: [heading: string, text: string][]
  status: EventStatus
}
export type EventStatus = 'open' | 'tentative' | 'cancelled'

/** A reading that a person has to confirm: what stands in the cell, what it is taken for, and why that is not certain. */
export type Offer = {
  column: string
  words: string
  reading: string
  why: Doubt
  /** What is otherwise of the event where the reading is left out; null: its row waits. */
  without: Partial<EventRow> | null
}

/** An event with its row and what of it is to be confirmed. `raw`: its cells, where there is something to confirm. */
export type ReadRow = EventRow & { row: number; offers: Offer[]; raw: Record<string, string> | null }

/** Something about a cell. `row` as a spreadsheet counts (the header is 1; 0 is the file as a whole), `column` as in the file. */
export type Issue = { row: number; column: string; code: IssueCode | FileRefusal | WorkbookRefusal; message: string }

/** `sourceId`: the number of the row in the file, '' where it has none. */
export type Quarantined = {
  row: number
  sourceId: string
  title: string | null
  issues: Issue[]
  raw: Record<string, string>
}

export type ParsedEvents = {
  dialect: Dialect
  encoding: Encoding | 'xlsx'
  /** Records in the file without the header and empty rows: `rows.length + quarantined.length`. */
  read: number
  rows: ReadRow[]
  quarantined: Quarantined[]
  /** All issues, those of quarantined rows too, by row. */
  issues: Issue[]
}

/** A file with the list that it is: chosen (`source`), named (`list`), or told by the name of the file. */
export type FileToImport = { name: string; bytes: Uint8Array; municipality: string; source?: string; list?: string }

/** A sheet that was read, and after which row of the run its rows begin. */
export type SheetAt = { name: string; after: number }

/** How people find a row: by its number, of several sheets with the sheet's name. */
export function rowName(sheets: readonly SheetAt[], row: number): string {
  const sheet = sheets.length > 1 ? sheets.findLast(({ after }) => row > after) : undefined
  return sheet ? `${sheet.name} ${row - sheet.after}` : String(row)
}

/** An issue with its sentence. */
export function issue(row: number, column: string, code: IssueCode, value = ''): Issue {
  return { row, column, code, message: issueText[code](value) }
}

export const PERMISSIONS = {
  'imports.run': ['coordinator', 'administrator'],
} satisfies Permissions
