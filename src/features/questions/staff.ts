import { detail } from './desk/detail.ts'
import { list } from './desk/list.ts'
import { verbPages } from './desk/verbs.ts'

export const staffPages = [list, detail, ...verbPages]
