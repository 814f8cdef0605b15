import { detail, paper } from './desk/detail.ts'
import { list } from './desk/list.ts'
import { typing } from './desk/new.ts'
import { registering } from './desk/register.ts'
import { verbPages } from './desk/verbs.ts'

export const staffPages = [list, typing, detail, paper, registering, ...verbPages]
