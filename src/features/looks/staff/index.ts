import type { Parts } from '#platform/feature.ts'
import { filePage } from './file.ts'
import { linePage } from './line.ts'
import { listPage } from './list.ts'
import { personPage } from './person.ts'
import { sheetPage } from './sheet.ts'

/** The pages of the log, which tells the looks at the pages of every noun in the words that each gives. */
export const pagesAbout = ({ looks }: Pick<Parts, 'looks'>) => [
  listPage(looks),
  filePage(looks),
  linePage(looks),
  personPage(looks),
  sheetPage(looks),
]
