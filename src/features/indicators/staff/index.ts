import { closingPages } from '../closing/staff.ts'
import { definitionPages } from '../definitions/staff.ts'
import { tablePages } from '../table/staff.ts'
import { counted } from './counted.ts'
import { csv } from './csv.ts'
import { hired } from './hired.ts'
import { index } from './year.ts'

export const pages = [index, csv, counted, hired, ...closingPages, ...definitionPages, ...tablePages]
