import { detail } from './desk/detail.ts'
import { list } from './desk/list.ts'
import { newPage } from './desk/new.ts'
import { formPages } from './desk/pages.ts'

export const staffPages = [list, newPage, detail, ...formPages]
