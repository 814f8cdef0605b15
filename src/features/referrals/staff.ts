import { detail } from './desk/detail.ts'
import { list } from './desk/list.ts'
import { editPage, newPage } from './desk/new.ts'
import { verbPages } from './desk/pages.ts'
import { sheetPage } from './desk/sheet.ts'
import { standingPages } from './incoming/staff.ts'
import { monthPages } from './months/staff.ts'
import { openingPages } from './openings/staff.ts'
import { partnerPages } from './partners/staff.ts'

export const staffPages = [
  list,
  newPage,
  ...monthPages,
  detail,
  editPage,
  sheetPage,
  ...verbPages,
  ...openingPages,
  ...partnerPages,
  ...standingPages,
]
