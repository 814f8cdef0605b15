import type { Parts } from '#platform/feature.ts'
import { closingPages } from '../closing/staff.ts'
import { definitionPages } from '../definitions/staff.ts'
import { tablePages } from '../table/staff.ts'
import { counted } from './counted.ts'
import { csv } from './csv.ts'
import { hired } from './hired.ts'
import { index } from './year.ts'

/** On the page of an indicator stands what later nouns tell of it. */
export const pagesAbout = (parts: Parts) => [
  ...[index, csv, counted, hired, ...closingPages],
  ...definitionPages(parts),
  ...tablePages,
]
