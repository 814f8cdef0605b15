import { absencePages } from './staff/absence.ts'
import { markPages } from './staff/mark.ts'
import { sheetPages } from './staff/sheet.ts'
import { shiftsPages } from './staff/shifts.ts'

export const pages = [...shiftsPages, ...markPages, ...absencePages, ...sheetPages]
